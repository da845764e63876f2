// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.protocol.record;

import org.jspecify.annotations.NullMarked;
