/**
 * The link between an element and the sidecar.
 *
 * <p>Read in this order: {@link org.vssl.protocol.link.Framing} is a message behind its length; {@link
 * org.vssl.protocol.link.LinkAddress} says where results go; {@code Outbox} holds what was offered until it is
 * acknowledged; {@link org.vssl.protocol.link.LinkClient} connects, sends, and connects again; {@code LineWriter} writes
 * lines where there is no sidecar.
 */
@NullMarked
package org.vssl.protocol.link;

import org.jspecify.annotations.NullMarked;
