// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.sidecar;

import org.jspecify.annotations.NullMarked;
