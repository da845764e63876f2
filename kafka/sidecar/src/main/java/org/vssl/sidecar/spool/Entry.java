// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

/**
 * An event on its way to the disk.
 *
 * @param isState a change of verdict, which is never dropped
 * @param body the link's Event message, taken over
 * @param whenDurable called on the spool's thread once the event is on disk
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Entry(RunKey key, long seq, boolean isState, byte[] body, Durable whenDurable) {

    /** Called when everything of a run up to a number is on disk. */
    @FunctionalInterface
    public interface Durable {
        void upTo(long seq);
    }
}
