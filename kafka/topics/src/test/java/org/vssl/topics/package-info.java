// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.topics;

import org.jspecify.annotations.NullMarked;
