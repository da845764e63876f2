// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.kafka;

import org.jspecify.annotations.NullMarked;
