// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.episodes.stream;

import org.jspecify.annotations.NullMarked;
