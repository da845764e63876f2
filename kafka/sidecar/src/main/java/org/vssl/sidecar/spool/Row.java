// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

/**
 * An event queued for delivery.
 *
 * @param id its place in the spool, growing
 * @param spoolDropped frames of its run dropped by the spool before it
 * @param body the link's Event message
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Row(long id, RunKey key, long seq, long spoolDropped, byte[] body) {}
