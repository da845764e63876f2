// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

/**
 * What became of the offered events: they are {@code acked + dropped + droppedStates + waiting}.
 *
 * @param sent events sent to the sidecar, each counted once
 * @param acked events that the sidecar persisted
 * @param dropped frames dropped because the queue was full
 * @param droppedStates state changes dropped because too many were queued
 * @param waiting events queued or in flight
 */
public record LinkCounters(long sent, long acked, long dropped, long droppedStates, long waiting) {}
