// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

/** What ended a stretch. */
public enum Ending {
    /** Frames went on, without what it is about. */
    OVER("over"),
    /** Frames of the stream are missing, or its time jumped. */
    GAP("gap"),
    /** The element started a new run. */
    RUN("run"),
    /** Nothing came any more. */
    IDLE("idle");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    /** As records spell it. */
    public String word() {
        return word;
    }
}
