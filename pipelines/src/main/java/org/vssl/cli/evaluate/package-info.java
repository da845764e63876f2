// SPDX-License-Identifier: Apache-2.0
/**
 * Evaluates models on data sets and reports the results.
 *
 * <p>{@link org.vssl.cli.evaluate.DecodedMedia} decodes pictures, videos and sounds; {@link
 * org.vssl.cli.evaluate.StampScenes} builds the built-in data set; {@link org.vssl.cli.evaluate.Scores} holds one
 * subject's numbers with their intervals; {@link org.vssl.cli.evaluate.TextTable}, {@link
 * org.vssl.cli.evaluate.JsonReport} and {@link org.vssl.cli.evaluate.HtmlReport} write them.
 */
@NullMarked
package org.vssl.cli.evaluate;

import org.jspecify.annotations.NullMarked;
