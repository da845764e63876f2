// SPDX-License-Identifier: Apache-2.0
/**
 * Aggregates frames into episodes: pure functions, time comes from the frames.
 *
 * <p>Read in this order: {@link org.vssl.episodes.fold.ReceivedFrame} is the input; {@link org.vssl.episodes.fold.Fold} takes
 * one after the other; {@link org.vssl.episodes.fold.StreamState} is the state of a stream, with a {@link
 * org.vssl.episodes.fold.Span} for each open stretch; {@link org.vssl.episodes.fold.Output} is the result.
 */
@NullMarked
package org.vssl.episodes.fold;

import org.jspecify.annotations.NullMarked;
