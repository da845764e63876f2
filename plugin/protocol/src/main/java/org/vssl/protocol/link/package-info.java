// SPDX-License-Identifier: Apache-2.0
/**
 * The link between an element and the sidecar.
 *
 * <p>Read in this order: {@link org.vssl.protocol.link.Framing} is the length-prefixed framing; {@link
 * org.vssl.protocol.link.LinkAddress} is the destination; {@code Outbox} queues events until they are acknowledged;
 * {@link org.vssl.protocol.link.LinkClient} connects, sends and reconnects; {@code LineWriter} writes JSON lines
 * instead.
 */
@NullMarked
package org.vssl.protocol.link;

import org.jspecify.annotations.NullMarked;
