// SPDX-License-Identifier: Apache-2.0
/**
 * From the heatmap to a verdict.
 *
 * <p>Read in this order: {@link org.vssl.localize.Localizer} is the entry point; {@link org.vssl.result.RawHeat} is
 * the similarity of audio and picture per cell; {@link org.vssl.localize.Regions} finds sources in it; {@code VerdictRule}
 * judges a single frame; {@link org.vssl.localize.Judge} smooths over time and decides what is reported, a {@link
 * org.vssl.localize.Localization}.
 */
@NullMarked
package org.vssl.localize;

import org.jspecify.annotations.NullMarked;
