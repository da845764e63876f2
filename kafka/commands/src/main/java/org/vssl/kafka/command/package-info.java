/** What people type about Kafka, one class for each command: {@link org.vssl.kafka.command.VsslKafka} lists them. */
@NullMarked
package org.vssl.kafka.command;

import org.jspecify.annotations.NullMarked;
