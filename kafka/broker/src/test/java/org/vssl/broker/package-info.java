// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.broker;

import org.jspecify.annotations.NullMarked;
