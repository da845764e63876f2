// SPDX-License-Identifier: Apache-2.0
/**
 * The fold as a Kafka Streams application.
 *
 * <p>Read in this order: {@link org.vssl.episodes.stream.EpisodesTopology} is the topology; {@code RecordReader} reads
 * records; {@code FoldProcessor} folds them, {@code MinutesProcessor} sums up minutes; {@code StateJson} serializes
 * state; {@link org.vssl.episodes.stream.EpisodeWorker} runs it.
 */
@NullMarked
package org.vssl.episodes.stream;

import org.jspecify.annotations.NullMarked;
