// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.sidecar.spool;

import org.jspecify.annotations.NullMarked;
