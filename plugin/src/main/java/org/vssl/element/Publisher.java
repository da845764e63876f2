// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkCounters;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.result.FrameResult;

/**
 * The Java side of one {@code vsslpublish} element between READY and PAUSED. Called by C only: signatures change on both
 * sides at once.
 *
 * <p>One thread calls {@link #frame}; any thread the rest. Nothing but {@link #awaitDelivery}, and {@link #frame} where
 * {@code block} is set, ever waits, and those no longer than {@code patience}.
 */
public final class Publisher implements AutoCloseable {
    private final LinkClient client;
    private final boolean isBlocking;
    private final Duration patience;
    private final int queueSize;
    private final VerdictTrack verdicts = new VerdictTrack();
    private final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();
    private volatile boolean mayWait = true;
    private String lastMisfit = "";

    private Publisher(LinkSettings link, PublisherSettings settings) {
        isBlocking = settings.block();
        patience = settings.patience();
        queueSize = settings.queueSize();
        client = new LinkClient(link, System::currentTimeMillis, warnings::add);
    }

    /** Starts connecting, or opens the file of JSON lines; C names the components of {@link PublisherSettings}. */
    public static Publisher create(String[] names, @Nullable String[] values) {
        PublisherSettings settings = NamedValues.read(PublisherSettings.class, names, values);
        try {
            var link = new LinkSettings(
                    settings.address().isEmpty() ? standard() : LinkAddress.parse(settings.address()),
                    settings.streamId(),
                    settings.tokenFile().isEmpty() ? settings.token() : firstLine(settings.tokenFile()),
                    settings.queueSize());
            return new Publisher(link, settings);
        } catch (IllegalArgumentException e) {
            throw new PublishException(String.valueOf(e.getMessage()), e);
        }
    }

    private static LinkAddress standard() {
        return new LinkAddress.Unix(LinkAddress.standardSocket(
                Path.of(System.getProperty("user.home", ".")),
                Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(Path::of)));
    }

    private static String firstLine(String file) {
        try (var lines = new BufferedReader(new FileReader(file, StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            return first == null ? "" : first.strip();
        } catch (IOException e) {
            throw new PublishException("cannot read token-file " + e.getMessage(), e);
        }
    }

    /**
     * Takes a {@link FrameLayout}; true when a warning is pending.
     *
     * @param lost number of frames dropped before it
     */
    public boolean frame(ByteBuffer layout, long lost) throws InterruptedException {
        client.countDropped(lost);
        try {
            offer(FrameLayout.read(layout));
        } catch (IllegalArgumentException e) {
            warnOfMisfit(String.valueOf(e.getMessage()));
        }
        return !warnings.isEmpty();
    }

    private void offer(FrameResult frame) throws InterruptedException {
        if (isBlocking && !client.awaitRoom(patience)) {
            throw new PublishException("block=true: no room in the queue of %d frames after %d ms%s"
                    .formatted(queueSize, patience.toMillis(), trouble()));
        }
        verdicts.next(frame).ifPresent(client::offer);
        client.offer(frame);
    }

    /** Other elements may write a VsslMeta of their own making. */
    private void warnOfMisfit(String why) {
        if (!why.equals(lastMisfit)) {
            lastMisfit = why;
            warnings.add("not publishing an invalid VsslMeta: " + why);
        }
    }

    /** Waits until everything is acknowledged; true when a warning is pending. */
    public boolean awaitDelivery() throws InterruptedException {
        if (!client.awaitAcknowledged(isBlocking, patience) && mayWait) {
            String text = "%d events were not acknowledged within %d ms%s"
                    .formatted(client.counters().waiting(), patience.toMillis(), trouble());
            if (isBlocking) {
                throw new PublishException("block=true: " + text);
            }
            if (!client.hasNeverConnected()) {
                warnings.add(text);
            }
        }
        return !warnings.isEmpty();
    }

    private String trouble() {
        String trouble = client.trouble();
        return trouble.isEmpty() ? "" : "; " + trouble;
    }

    /** False ends {@link #awaitDelivery} until it is true again. */
    public void allowWaiting(boolean may) {
        mayWait = may;
        client.allowWaiting(may);
    }

    /** A pending warning, or null. */
    public @Nullable String takeWarning() {
        return warnings.poll();
    }

    /** Sent, acked, dropped, dropped states. */
    public long[] counters() {
        LinkCounters counters = client.counters();
        return new long[] {counters.sent(), counters.acked(), counters.dropped(), counters.droppedStates()};
    }

    /** Stops at once; what was not acknowledged is lost. */
    @Override
    public void close() {
        client.close();
    }
}
