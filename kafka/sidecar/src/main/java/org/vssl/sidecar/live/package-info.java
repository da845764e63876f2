/**
 * What streams hear now and heard in the last minutes, for the page. In memory, bounded, without any I/O.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.live.Streams} knows the streams; {@link
 * org.vssl.sidecar.live.LiveStream} takes what one of them tells, cheaply, on the link's thread; {@code History} is its
 * timeline; {@link org.vssl.sidecar.live.Feed} says what one page must be told next.
 */
@NullMarked
package org.vssl.sidecar.live;

import org.jspecify.annotations.NullMarked;
