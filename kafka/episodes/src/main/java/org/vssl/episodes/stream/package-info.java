/**
 * The fold as a Kafka Streams application.
 *
 * <p>Read in this order: {@link org.vssl.episodes.stream.EpisodesTopology} is the plan; {@code FrameReader} reads what
 * comes in; {@code FoldProcessor} folds it, {@code MinutesProcessor} adds up minutes; {@code StateJson} is how state is
 * kept; {@link org.vssl.episodes.stream.EpisodeWorker} runs it.
 */
@NullMarked
package org.vssl.episodes.stream;

import org.jspecify.annotations.NullMarked;
