package org.vssl.protocol.record;

/** What an element tells: a frame's result or a change of state. */
public sealed interface Payload permits FrameResult, StateChange {

    /** The name of the record's schema, which is its CloudEvents type as well. */
    String schema();

    /** The place on the timeline that is meant. */
    Times times();
}
