// SPDX-License-Identifier: Apache-2.0
/**
 * The state of streams, now and in the last minutes, for the page. In memory, bounded, without any I/O.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.live.Streams} knows the streams; {@link
 * org.vssl.sidecar.live.LiveStream} takes the messages of one of them, cheaply, on the link's thread; {@code History}
 * is its timeline; {@link org.vssl.sidecar.live.Feed} decides what to send one page next.
 */
@NullMarked
package org.vssl.sidecar.live;

import org.jspecify.annotations.NullMarked;
