// SPDX-License-Identifier: Apache-2.0
/**
 * Contact sheets: one picture of a whole video.
 *
 * <p>Read in this order: {@link org.vssl.cli.sheet.SheetBuilder} collects frames; {@link
 * org.vssl.cli.sheet.ContactSheet} draws them; {@code VerdictColours} gives every verdict its colour.
 */
@NullMarked
package org.vssl.cli.sheet;

import org.jspecify.annotations.NullMarked;
