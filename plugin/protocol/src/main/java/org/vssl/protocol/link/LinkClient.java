// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.wire.Hello;
import org.vssl.protocol.wire.LinkMessage;
import org.vssl.protocol.wire.Refuse;
import org.vssl.protocol.wire.Welcome;
import org.vssl.result.FrameResult;
import org.vssl.result.StateChange;

/**
 * Sends results to the sidecar, or writes them as JSON lines. {@link #offer} is for any thread and never blocks nor does I/O;
 * one thread of its own connects and sends, another receives.
 *
 * <p>It connects and reconnects on its own with exponential backoff of 20 ms to 1 s, after a refusal of 1 s to 30 s. If a
 * sidecar has lost what it had acknowledged, a new run is started, so nothing queued is lost; what it had stored but not
 * yet acknowledged is then delivered twice.
 */
public final class LinkClient implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("vsslpublish");
    private static final int CONNECT_MILLIS = 3000;
    /** The kernel reports when a local sidecar ends; a remote one may vanish silently. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final int STATE_CAPACITY = 100_000;
    private static final int IDLE_MILLIS = 500;

    private final LinkSettings settings;
    private final Outbox outbox;
    private final LongSupplier wallMillis;
    private final Consumer<String> warnings;
    private final int silenceMillis;
    private final Thread sender;
    private final Backoff failures = new Backoff(20, 1000);
    private final Backoff refusals = new Backoff(1000, 30_000);
    private volatile String run = newRun();
    private volatile boolean isStopped;
    private volatile boolean wasWelcome;
    private volatile @Nullable Wire wire;
    private volatile String lastWarning = "";
    private volatile String trouble = "";

    /**
     * Starts at once.
     *
     * @param wallMillis the wall clock, milliseconds since 1970
     * @param warnings called once for each new reason for not being connected, on a thread of the client
     */
    public LinkClient(LinkSettings settings, LongSupplier wallMillis, Consumer<String> warnings) {
        this(settings, wallMillis, warnings, SILENCE);
    }

    /**
     * Starts at once.
     *
     * @param silence how long a TCP connection may be without an answer that is due
     */
    LinkClient(LinkSettings settings, LongSupplier wallMillis, Consumer<String> warnings, Duration silence) {
        if (!Origin.isStream(settings.stream())) {
            throw new IllegalArgumentException(
                    "stream-id must be 1-128 characters of A-Z a-z 0-9 . _ - and not . or .., was '" + settings.stream()
                            + "'");
        }
        this.settings = settings;
        this.wallMillis = wallMillis;
        this.warnings = warnings;
        silenceMillis = Math.toIntExact(silence.toMillis());
        outbox = new Outbox(settings.queueSize(), STATE_CAPACITY);
        Runnable work = settings.address() instanceof LinkAddress.Lines lines
                ? LineWriter.open(lines, settings.stream(), run, outbox, this::warn)
                : this::work;
        sender = thread("vssl-link-" + settings.stream(), work);
        sender.start();
    }

    public void offer(FrameResult frame) {
        outbox.offer(frame, wallMillis.getAsLong());
    }

    /** Counts frames that were dropped before they could be offered. */
    public void countDropped(long count) {
        outbox.countDropped(count);
    }

    public void offer(StateChange change) {
        outbox.offer(change, wallMillis.getAsLong());
    }

    public LinkCounters counters() {
        return outbox.counters();
    }

    /** The id of the current run, as in the records. */
    public String run() {
        return run;
    }

    /** Takes no more, and waits until everything is acknowledged; true if it was within {@code patience}. */
    public boolean drain(Duration patience) throws InterruptedException {
        outbox.close();
        return outbox.awaitDrained(patience.toMillis());
    }

    /** Waits until a frame can be offered without dropping another; true if it was within {@code patience}. */
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        return outbox.awaitRoom(patience.toMillis());
    }

    /**
     * Waits until everything so far is acknowledged; true if it was within {@code patience}.
     *
     * @param evenIfNeverConnected false gives up at once if no sidecar has ever answered
     */
    public boolean awaitAcknowledged(boolean evenIfNeverConnected, Duration patience) throws InterruptedException {
        return outbox.awaitAcknowledged(evenIfNeverConnected, patience.toMillis());
    }

    /** From any thread: false ends {@link #awaitAcknowledged} until it is true again. */
    public void allowWaiting(boolean may) {
        outbox.allowWaiting(may);
    }

    /** A connection was attempted but none has ever succeeded; for JSON lines, writing failed. */
    public boolean hasNeverConnected() {
        return outbox.isUnreachable();
    }

    /** Why it is not connected; empty while it is, or before it tried. */
    public String trouble() {
        return trouble;
    }

    /** Ends at once; what was not acknowledged is lost. */
    @Override
    public void close() {
        isStopped = true;
        outbox.close();
        disconnect();
        sender.interrupt();
    }

    private void work() {
        while (!isStopped && !outbox.isDrained()) {
            try {
                long wait = serveOnce();
                if (wait > 0 && !isStopped) {
                    Thread.sleep(wait);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One connection from its hello to its end; answers how many milliseconds to wait before the next. */
    private long serveOnce() throws InterruptedException {
        try (Wire connection = Wire.connect(settings.address(), CONNECT_MILLIS, silenceMillis)) {
            wire = connection;
            if (isStopped) {
                return 0;
            }
            connection.send(Framing.encode(LinkMessage.newBuilder()
                    .setHello(Hello.newBuilder()
                            .setProtocol(Framing.PROTOCOL)
                            .setStream(settings.stream())
                            .setRun(run)
                            .setToken(settings.token()))
                    .build()));
            LinkMessage answer = connection.receive();
            if (answer.hasRefuse()) {
                long wait = refused(answer.getRefuse());
                noteFailedAttempt();
                return wait;
            }
            if (!answer.hasWelcome()) {
                throw new IOException("the sidecar answered a hello with " + answer.getMessageCase());
            }
            wasWelcome = true;
            trouble = "";
            LOG.log(
                    Level.DEBUG,
                    () -> "connected to the sidecar at %s as run %s, which has events up to %d"
                            .formatted(
                                    settings.address(), run, answer.getWelcome().getLastDurableSeq()));
            if (!outbox.resume(answer.getWelcome().getLastDurableSeq())) {
                startNewRun();
                return failures.next();
            }
            return carry(connection, answer.getWelcome());
        } catch (IOException | LinkException e) {
            warn("no sidecar at %s: %s".formatted(settings.address(), e.getMessage()));
            noteFailedAttempt();
            return failures.next();
        } finally {
            wire = null;
        }
    }

    private void noteFailedAttempt() {
        if (!wasWelcome) {
            outbox.markUnreachable();
        }
    }

    private long carry(Wire connection, Welcome welcome) throws InterruptedException {
        var parcel = new Parcel(outbox, welcome.getWindow());
        var reception = new Reception(connection);
        Thread receiver = thread("vssl-link-acks-" + settings.stream(), reception);
        receiver.start();
        try {
            while (!isStopped && !reception.isOver && !outbox.isDrained()) {
                connection.send(parcel.fill(IDLE_MILLIS));
            }
        } catch (IOException e) {
            reception.fail(e.getMessage());
        }
        closeQuietly(connection);
        receiver.join();
        Refuse refusal = reception.refusal;
        if (refusal != null) {
            return refused(refusal);
        }
        if (!outbox.isDrained()) {
            warn("lost the sidecar at %s: %s".formatted(settings.address(), reception.reason));
        }
        return failures.next();
    }

    /** Takes acknowledgements until the connection ends. */
    private final class Reception implements Runnable {
        private final Wire connection;
        private volatile boolean isOver;
        private volatile @Nullable Refuse refusal;
        private long awaited;
        private volatile String reason = "the connection ended";

        Reception(Wire connection) {
            this.connection = connection;
        }

        @Override
        public void run() {
            try {
                while (!isOver) {
                    receive();
                }
            } catch (IOException | LinkException e) {
                fail(String.valueOf(e.getMessage()));
            } finally {
                isOver = true;
                // otherwise a write to a stalled peer would block the sender until the kernel gives up
                closeQuietly(connection);
                outbox.wake();
            }
        }

        private void receive() throws IOException {
            LinkMessage message;
            try {
                message = connection.receive();
            } catch (Wire.SilenceException e) {
                long oldest = outbox.oldestUnacknowledged();
                if (oldest != 0 && oldest == awaited) {
                    throw e;
                }
                awaited = oldest;
                return;
            }
            if (message.hasAck()) {
                outbox.acknowledge(message.getAck().getDurableSeq());
                failures.reset();
                refusals.reset();
                lastWarning = "";
            } else if (message.hasRefuse()) {
                refusal = message.getRefuse();
                isOver = true;
            }
        }

        /** Keeps the first reason; later ones follow from closing the connection. */
        private synchronized void fail(@Nullable String why) {
            if (!isOver) {
                reason = String.valueOf(why);
                isOver = true;
            }
        }
    }

    private long refused(Refuse refusal) {
        if (refusal.getCode().equals(RefusalCode.SHUTTING_DOWN.code())) {
            return failures.next();
        }
        warn("the sidecar at %s refused: %s: %s".formatted(settings.address(), refusal.getCode(), refusal.getText()));
        return refusals.next();
    }

    private void startNewRun() {
        run = newRun();
        outbox.renumber();
    }

    private void warn(String text) {
        trouble = text;
        LOG.log(Level.DEBUG, text);
        if (!isStopped && !text.equals(lastWarning)) {
            lastWarning = text;
            warnings.accept(text);
        }
    }

    private void disconnect() {
        Wire connection = wire;
        if (connection != null) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Wire connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // the connection is being abandoned anyway
            return;
        }
    }

    private static String newRun() {
        return UUID.randomUUID().toString();
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
