/**
 * How fast events get from elements to a consumer, beside Kafka's own producer performance tool in the same run.
 *
 * <p>Read in this order: {@link org.vssl.kafka.bench.Bench} is the run; {@code Load} offers events; {@code Arrivals} is
 * the consumer; {@code Ceiling} is Kafka's tool; {@link org.vssl.kafka.bench.Findings} is what comes out.
 */
@NullMarked
package org.vssl.kafka.bench;

import org.jspecify.annotations.NullMarked;
