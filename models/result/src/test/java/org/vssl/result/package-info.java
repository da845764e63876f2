// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.result;

import org.jspecify.annotations.NullMarked;
