/**
 * Measures models on data sets and shows what was found.
 *
 * <p>{@link org.vssl.cli.evaluate.DecodedMedia} opens pictures, videos and sounds; {@link
 * org.vssl.cli.evaluate.StampScenes} makes the built-in data set; {@link org.vssl.cli.evaluate.Scores} holds one
 * subject's numbers with their intervals; {@link org.vssl.cli.evaluate.TextTable}, {@link
 * org.vssl.cli.evaluate.JsonReport} and {@link org.vssl.cli.evaluate.HtmlReport} write them.
 */
@NullMarked
package org.vssl.cli.evaluate;

import org.jspecify.annotations.NullMarked;
