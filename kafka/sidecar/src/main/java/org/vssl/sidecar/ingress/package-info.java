// SPDX-License-Identifier: Apache-2.0
/**
 * Where elements connect.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.ingress.Ingress} listens; {@code Connection} is one element's side of
 * the protocol; {@code RunState} knows how far a run is, over any number of its connections.
 */
@NullMarked
package org.vssl.sidecar.ingress;

import org.jspecify.annotations.NullMarked;
