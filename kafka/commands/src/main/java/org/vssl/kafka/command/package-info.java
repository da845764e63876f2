// SPDX-License-Identifier: Apache-2.0
/** The Kafka commands, one class each: {@link org.vssl.kafka.command.VsslKafka} lists them. */
@NullMarked
package org.vssl.kafka.command;

import org.jspecify.annotations.NullMarked;
