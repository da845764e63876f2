// SPDX-License-Identifier: Apache-2.0
/**
 * Aggregates of many frames.
 *
 * <p>Read in this order: {@link org.vssl.protocol.summary.Stretch} is a contiguous part of a stream; {@link
 * org.vssl.protocol.summary.Episode} is one with sound, {@link org.vssl.protocol.summary.SilenceSession} one without;
 * {@link org.vssl.protocol.summary.MinuteStats} counts a minute over all streams; {@link
 * org.vssl.protocol.summary.SummaryJson} writes them.
 */
@NullMarked
package org.vssl.protocol.summary;

import org.jspecify.annotations.NullMarked;
