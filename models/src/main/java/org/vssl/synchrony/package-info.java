// SPDX-License-Identifier: Apache-2.0
/**
 * The second cue: motion in sync with the audio. Requires no training and has no semantics.
 *
 * <p>{@link org.vssl.synchrony.Synchrony} follows loudness and motion; {@link org.vssl.synchrony.Fusion} uses it to
 * choose between places that the model scores alike.
 */
@NullMarked
package org.vssl.synchrony;

import org.jspecify.annotations.NullMarked;
