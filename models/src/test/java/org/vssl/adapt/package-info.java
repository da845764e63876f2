// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.adapt;

import org.jspecify.annotations.NullMarked;
