// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.protocol.summary;

import org.jspecify.annotations.NullMarked;
