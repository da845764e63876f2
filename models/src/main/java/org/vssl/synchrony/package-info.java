/**
 * The second cue: what moves in time with the sound. Needs no training and knows no meanings.
 *
 * <p>{@link org.vssl.synchrony.Synchrony} follows loudness and motion; {@link org.vssl.synchrony.Fusion} lets it choose
 * between places that the model finds equally fitting.
 */
@NullMarked
package org.vssl.synchrony;

import org.jspecify.annotations.NullMarked;
