// SPDX-License-Identifier: Apache-2.0
/**
 * What a record says: a result and where it came from, spelled as metadata, bus messages and JSON lines spell it.
 *
 * <p>Read in this order: {@link org.vssl.protocol.record.EventRecord} is a {@link org.vssl.result.Payload} and its {@link
 * org.vssl.protocol.record.Origin}; {@link org.vssl.protocol.record.RecordJson} writes it, {@link
 * org.vssl.protocol.record.RecordProto} carries it over the wire.
 */
@NullMarked
package org.vssl.protocol.record;

import org.jspecify.annotations.NullMarked;
