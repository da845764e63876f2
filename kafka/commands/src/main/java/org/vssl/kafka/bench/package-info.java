// SPDX-License-Identifier: Apache-2.0
/**
 * Throughput and latency from elements to a consumer, against Kafka's own producer performance tool in the same run.
 *
 * <p>Read in this order: {@link org.vssl.kafka.bench.Bench} is the run; {@code Load} offers events; {@code Arrivals} is
 * the consumer; {@code Ceiling} is Kafka's tool; {@link org.vssl.kafka.bench.Findings} holds the results.
 */
@NullMarked
package org.vssl.kafka.bench;

import org.jspecify.annotations.NullMarked;
