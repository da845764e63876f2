// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.example.bearings;

import org.jspecify.annotations.NullMarked;
