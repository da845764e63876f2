// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.health;

import org.jspecify.annotations.NullMarked;
