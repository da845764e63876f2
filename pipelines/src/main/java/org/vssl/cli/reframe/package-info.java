// SPDX-License-Identifier: Apache-2.0
/**
 * Exports of a crop path to the formats of other programs.
 *
 * <p>Read in this order: {@link org.vssl.cli.reframe.Reframing} is what is exported; {@link
 * org.vssl.cli.reframe.Keyframes} simplifies the path to keyframes; {@link org.vssl.cli.reframe.Export} names the
 * formats, each a class of its own. The schemas of JSON and OpenTimelineIO are in {@code docs/reframe-exports.md}.
 */
@NullMarked
package org.vssl.cli.reframe;

import org.jspecify.annotations.NullMarked;
