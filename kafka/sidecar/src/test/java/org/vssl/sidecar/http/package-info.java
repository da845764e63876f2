// SPDX-License-Identifier: Apache-2.0
/** The page in a real browser, and what a browser is told. */
@NullMarked
package org.vssl.sidecar.http;

import org.jspecify.annotations.NullMarked;
