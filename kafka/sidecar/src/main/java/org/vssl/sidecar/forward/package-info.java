/**
 * From the spool to Kafka.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.forward.Topics} names where records go; {@code RecordWriter} makes them
 * from rows; {@code Delivery} is one life of a producer, transactional or idempotent, {@code Progress} where
 * it begins; {@link org.vssl.sidecar.forward.Forwarder} keeps one going, {@code BatchSize} rows at a time.
 */
@NullMarked
package org.vssl.sidecar.forward;

import org.jspecify.annotations.NullMarked;
