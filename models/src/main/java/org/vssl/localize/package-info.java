/**
 * From heat to places.
 *
 * <p>Read in this order: {@link org.vssl.localize.Heatmap} is the agreement of sound and picture; {@link
 * org.vssl.localize.Regions} finds the places in it that sound; {@link org.vssl.localize.SoundSource} is such a place.
 */
@NullMarked
package org.vssl.localize;

import org.jspecify.annotations.NullMarked;
