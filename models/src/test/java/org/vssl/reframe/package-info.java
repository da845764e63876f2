// SPDX-License-Identifier: Apache-2.0
/** What is promised of every path, and what some of them look like. */
@NullMarked
package org.vssl.reframe;

import org.jspecify.annotations.NullMarked;
