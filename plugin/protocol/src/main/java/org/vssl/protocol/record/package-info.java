/**
 * What a record says: the words of a result, as metadata, bus messages and JSON lines spell them.
 *
 * <p>Read in this order: {@link org.vssl.protocol.record.FrameResult} is one video frame, {@link
 * org.vssl.protocol.record.StateChange} one change of verdict; {@link org.vssl.protocol.record.EventRecord} says where
 * either came from; {@link org.vssl.protocol.record.RecordJson} writes them, {@link
 * org.vssl.protocol.record.RecordProto} carries them over the wire.
 */
@NullMarked
package org.vssl.protocol.record;

import org.jspecify.annotations.NullMarked;
