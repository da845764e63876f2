// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.kafka.command;

import org.jspecify.annotations.NullMarked;
