// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.episodes;

import org.jspecify.annotations.NullMarked;
