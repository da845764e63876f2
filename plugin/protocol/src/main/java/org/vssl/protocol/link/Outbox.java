// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.wire.Event;
import org.vssl.result.FrameResult;
import org.vssl.result.Payload;
import org.vssl.result.StateChange;

/**
 * The queue of events that were offered and not yet acknowledged. Any thread; nothing blocks except {@link #next} and the
 * methods named await.
 *
 * <p>Frames are kept in a bounded queue that drops its oldest; states are kept until they are acknowledged. Sequence
 * numbers are assigned when an event is sent, so dropped frames leave no gap.
 */
final class Outbox {
    /**
     * How often {@link #next} polls. Offering does not signal the consumer: under load, signalling tends to get the
     * signalling thread preempted, and that is a streaming thread of the pipeline.
     */
    private static final int POLL_MILLIS = 5;

    private static final System.Logger LOG = System.getLogger("vsslpublish");

    private record Item(long order, long wallMillis, Payload payload) {}

    private record Sent(long seq, long droppedTotal, Item item) {
        Event event() {
            return RecordProto.event(seq, droppedTotal, item.wallMillis, item.payload);
        }
    }

    private final int frameCapacity;
    private final int stateCapacity;
    private final ArrayDeque<Item> frames = new ArrayDeque<>();
    private final ArrayDeque<Item> states = new ArrayDeque<>();
    private final ArrayDeque<Sent> unacknowledged = new ArrayDeque<>();
    private long order;
    private long seq;
    /** How many of {@code unacknowledged}, from its front, were sent on this connection. */
    private int carried;

    private long sent;
    private long acknowledged;
    private long dropped;
    /** Reported in earlier runs; {@code droppedAsAcknowledged}: in this run, by acknowledged events. */
    private long droppedInEarlierRuns;

    private long droppedAsAcknowledged;
    private long droppedStates;
    private boolean isClosed;
    private boolean isUnreachable;
    private boolean mayWait = true;
    private long wakes;

    Outbox(int frameCapacity, int stateCapacity) {
        this.frameCapacity = frameCapacity;
        this.stateCapacity = stateCapacity;
    }

    synchronized void offer(FrameResult frame, long wallMillis) {
        if (isClosed) {
            return;
        }
        if (frames.size() == frameCapacity) {
            Item oldest = frames.removeFirst();
            dropped++;
            LOG.log(
                    Level.TRACE,
                    () -> "dropped the oldest of %d frames that wait to be sent, at running time %.3f s"
                            .formatted(frameCapacity, oldest.payload.times().runningTimeNanos() / 1e9));
        }
        frames.addLast(new Item(order++, wallMillis, frame));
    }

    /** Frames that were dropped before they were offered. */
    synchronized void countDropped(long count) {
        dropped += count;
    }

    synchronized void offer(StateChange state, long wallMillis) {
        if (isClosed) {
            return;
        }
        if (states.size() == stateCapacity) {
            droppedStates++;
            return;
        }
        states.addLast(new Item(order++, wallMillis, state));
    }

    /**
     * Begins a connection: events the sidecar already has are acknowledged, the rest is sent again.
     *
     * @return whether the sequence numbers match; they do not if the sidecar lost what it had acknowledged
     */
    synchronized boolean resume(long lastDurable) {
        acknowledge(lastDurable);
        isUnreachable = false;
        carried = 0;
        long next = unacknowledged.isEmpty() ? seq + 1 : unacknowledged.getFirst().seq;
        return next == lastDurable + 1;
    }

    /** Begins a new run: sequence numbers start at 1 again, nothing queued is lost. */
    synchronized void renumber() {
        seq = 0;
        carried = 0;
        var old = new ArrayDeque<>(unacknowledged);
        unacknowledged.clear();
        for (Sent one : old) {
            unacknowledged.addLast(new Sent(++seq, one.droppedTotal - droppedAsAcknowledged, one.item));
        }
        droppedInEarlierRuns += droppedAsAcknowledged;
        droppedAsAcknowledged = 0;
    }

    /**
     * The next event to send; waits up to {@code millis} for one. Null when there is none, or the window is full. It is
     * serialized outside the lock, so that offering is not blocked meanwhile.
     */
    @Nullable
    Event next(int window, long millis) throws InterruptedException {
        Sent leaving = leave(window, millis);
        return leaving == null ? null : leaving.event();
    }

    private synchronized @Nullable Sent leave(int window, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        long before = wakes;
        Sent leaving = poll(window);
        while (leaving == null && !isDrained() && wakes == before) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(Math.min(left, POLL_MILLIS));
            leaving = poll(window);
        }
        return leaving;
    }

    private @Nullable Sent poll(int window) {
        if (carried < unacknowledged.size()) {
            Sent again = unacknowledged.stream().skip(carried).findFirst().orElseThrow();
            carried++;
            return again;
        }
        if (unacknowledged.size() >= window) {
            return null;
        }
        Item frame = frames.peekFirst();
        Item state = states.peekFirst();
        if (frame == null && state == null) {
            return null;
        }
        boolean isState = frame == null || (state != null && state.order < frame.order);
        Item item = isState ? states.removeFirst() : frames.removeFirst();
        var leaving = new Sent(++seq, dropped - droppedInEarlierRuns, item);
        unacknowledged.addLast(leaving);
        carried++;
        sent++;
        notifyAll();
        return leaving;
    }

    synchronized void acknowledge(long durable) {
        while (!unacknowledged.isEmpty() && unacknowledged.getFirst().seq <= durable) {
            droppedAsAcknowledged = unacknowledged.removeFirst().droppedTotal;
            acknowledged++;
            carried = Math.max(0, carried - 1);
        }
        notifyAll();
    }

    /** The lowest sequence number sent and not acknowledged; 0 when there is none. */
    synchronized long oldestUnacknowledged() {
        Sent oldest = unacknowledged.peekFirst();
        return oldest == null ? 0 : oldest.seq;
    }

    /** Accepts no more. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** Wakes threads waiting in {@link #next}. */
    synchronized void wake() {
        wakes++;
        notifyAll();
    }

    /** Closed, and everything that was offered is acknowledged or counted. */
    synchronized boolean isDrained() {
        return isClosed && frames.isEmpty() && states.isEmpty() && unacknowledged.isEmpty();
    }

    /** Nobody has ever answered, or writing failed: waiting for acknowledgements is pointless. */
    synchronized void markUnreachable() {
        isUnreachable = true;
        notifyAll();
    }

    synchronized boolean isUnreachable() {
        return isUnreachable;
    }

    /** Whether waiting for acknowledgements is allowed; false wakes threads that are waiting. */
    synchronized void allowWaiting(boolean may) {
        mayWait = may;
        notifyAll();
    }

    synchronized boolean awaitDrained(long millis) throws InterruptedException {
        return await(this::isDrained, () -> false, millis);
    }

    /** Whether a frame can be taken without dropping another. */
    synchronized boolean awaitRoom(long millis) throws InterruptedException {
        return await(() -> frames.size() < frameCapacity, () -> false, millis);
    }

    /** Whether everything is acknowledged. More may be offered afterwards. */
    synchronized boolean awaitAcknowledged(boolean evenIfUnreachable, long millis) throws InterruptedException {
        return await(() -> waiting() == 0, () -> !mayWait || (isUnreachable && !evenIfUnreachable), millis);
    }

    private boolean await(BooleanSupplier isDone, BooleanSupplier isPointless, long millis)
            throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!isDone.getAsBoolean()) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0 || isPointless.getAsBoolean()) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private int waiting() {
        return frames.size() + states.size() + unacknowledged.size();
    }

    synchronized LinkCounters counters() {
        return new LinkCounters(sent, acknowledged, dropped, droppedStates, waiting());
    }
}
