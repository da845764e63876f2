/**
 * How frames become episodes: pure, time comes in with the frames.
 *
 * <p>Read in this order: {@link org.vssl.episodes.fold.Frame} goes in; {@link org.vssl.episodes.fold.Fold} takes one
 * after the other; {@link org.vssl.episodes.fold.StreamState} is what it keeps of a stream, a {@link
 * org.vssl.episodes.fold.Span} for each stretch that is not over; {@link org.vssl.episodes.fold.Output} comes out.
 */
@NullMarked
package org.vssl.episodes.fold;

import org.jspecify.annotations.NullMarked;
