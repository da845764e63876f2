// SPDX-License-Identifier: Apache-2.0
/**
 * From the spool to Kafka.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.forward.Topics} names the topics; {@code RecordWriter} makes records
 * from rows; {@code Delivery} is one producer, transactional or idempotent, {@code SpoolProgress} the position it resumes
 * from; {@link org.vssl.sidecar.forward.Forwarder} keeps one running, {@code BatchSize} rows at a time.
 */
@NullMarked
package org.vssl.sidecar.forward;

import org.jspecify.annotations.NullMarked;
