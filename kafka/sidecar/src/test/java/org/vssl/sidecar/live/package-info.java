// SPDX-License-Identifier: Apache-2.0
/** What streams hear. */
@NullMarked
package org.vssl.sidecar.live;

import org.jspecify.annotations.NullMarked;
