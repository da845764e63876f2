// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

/** Content of an event: a frame's result or a change of verdict. */
public sealed interface Payload permits FrameResult, StateChange {

    /** The name of the record's schema, which is its CloudEvents type as well. */
    String schema();

    /** The place on the timeline that is meant. */
    Times times();
}
