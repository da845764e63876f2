package org.vssl.protocol.link;

/**
 * What became of what was offered: {@code acked + dropped + droppedStates + waiting} is all of it.
 *
 * @param sent events that left for the sidecar, each counted once
 * @param acked events that the sidecar has on disk
 * @param dropped frames that the ring let go
 * @param droppedStates state changes beyond the cap
 * @param waiting events queued or on their way
 */
public record LinkCounters(long sent, long acked, long dropped, long droppedStates, long waiting) {}
