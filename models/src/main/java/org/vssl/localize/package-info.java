/**
 * From heat to an honest decision.
 *
 * <p>Read in this order: {@link org.vssl.localize.Localizer} is the way in; {@link org.vssl.localize.Heatmap} is the
 * agreement of sound and picture; {@link org.vssl.localize.Regions} finds the places in it that sound; {@code Verdict}
 * says what one frame alone means; {@link org.vssl.localize.Judge} decides what is reported, a {@link
 * org.vssl.localize.Localization}.
 */
@NullMarked
package org.vssl.localize;

import org.jspecify.annotations.NullMarked;
