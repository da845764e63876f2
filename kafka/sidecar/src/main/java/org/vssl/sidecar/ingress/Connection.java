// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import com.google.protobuf.ByteString;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vssl.protocol.link.Framing;
import org.vssl.protocol.link.LinkException;
import org.vssl.protocol.link.RefusalCode;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.wire.Ack;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.Hello;
import org.vssl.protocol.wire.LinkMessage;
import org.vssl.protocol.wire.ReceivedMessage;
import org.vssl.protocol.wire.Refuse;
import org.vssl.protocol.wire.Welcome;
import org.vssl.result.Payload;
import org.vssl.sidecar.live.LiveStream;
import org.vssl.sidecar.live.Streams;
import org.vssl.sidecar.spool.RunKey;

/** The connection of one element. All but {@link #acknowledge} and {@link #supersede} runs on its event loop. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long RETRY_MILLIS = 2;

    private final Vertx vertx;
    private final Context context;
    private final NetSocket socket;
    private final MessageReader reader;
    private final IngressSettings settings;
    private final Runs runs;
    private final Streams streams;
    private final IngressMeters meters;
    private final Consumer<Connection> whenEnded;
    private final long helloTimer;
    private final AtomicLong toAcknowledge = new AtomicLong();
    private boolean isGreeting;
    private boolean isRefused;
    private boolean isEnded;
    private @Nullable RunKey key;
    private @Nullable RunState run;
    private @Nullable LiveStream live;

    Connection(
            Vertx vertx,
            NetSocket socket,
            IngressSettings settings,
            Runs runs,
            Streams streams,
            IngressMeters meters,
            Consumer<Connection> whenEnded) {
        this.vertx = vertx;
        context = vertx.getOrCreateContext();
        this.socket = socket;
        this.settings = settings;
        this.runs = runs;
        this.streams = streams;
        this.meters = meters;
        this.whenEnded = whenEnded;
        reader = new MessageReader(socket, this::answer, this::refuse);
        helloTimer = vertx.setTimer(settings.helloTimeout().toMillis(), unused -> {
            if (key == null) {
                refuse(
                        RefusalCode.HELLO_TIMEOUT,
                        "no hello within %d ms"
                                .formatted(settings.helloTimeout().toMillis()));
            }
        });
        socket.closeHandler(unused -> ended());
    }

    private void answer(ReceivedMessage message) {
        if (message.hasHello()) {
            greet(message.getHello());
        } else if (message.hasEvent()) {
            RunState to = run;
            if (to == null) {
                throw new LinkException(RefusalCode.EVENT_BEFORE_HELLO, "received an event before a hello");
            }
            store(to, message.getEvent());
        } else {
            throw new LinkException(
                    RefusalCode.UNEXPECTED_MESSAGE,
                    "expected hello or event from an element, received " + message.getMessageCase());
        }
    }

    private void greet(Hello hello) {
        if (isGreeting) {
            throw new LinkException(RefusalCode.DOUBLE_HELLO, "received a second hello on one connection");
        }
        if (hello.getProtocol() != Framing.PROTOCOL) {
            throw new LinkException(
                    RefusalCode.UNKNOWN_PROTOCOL,
                    "expected protocol version %d, received %d".formatted(Framing.PROTOCOL, hello.getProtocol()));
        }
        if (!Tokens.isRight(settings.token(), hello.getToken())) {
            throw new LinkException(RefusalCode.BAD_TOKEN, "the token does not match");
        }
        if (!Origin.isStream(hello.getStream())) {
            throw new LinkException(
                    RefusalCode.BAD_STREAM,
                    "a stream id must be 1-128 characters of A-Z a-z 0-9 . _ - and not . or ..");
        }
        if (!Origin.isRun(hello.getRun())) {
            throw new LinkException(RefusalCode.BAD_RUN, "a run id must be 1-64 characters of A-Z a-z 0-9 -");
        }
        isGreeting = true;
        vertx.cancelTimer(helloTimer);
        var greeted = new RunKey(hello.getStream(), hello.getRun());
        key = greeted;
        reader.greeted();
        reader.pause();
        vertx.executeBlocking(() -> runs.attach(greeted, this), false).onComplete(attached -> {
            if (attached.failed()) {
                LOG.error("cannot welcome {}: {}", greeted, attached.cause().getMessage());
                socket.close();
                return;
            }
            if (isEnded || isRefused) {
                runs.detach(greeted, this);
                return;
            }
            run = attached.result();
            live = streams.connected(greeted.stream(), System.currentTimeMillis());
            send(LinkMessage.newBuilder()
                    .setWelcome(Welcome.newBuilder()
                            .setLastDurableSeq(attached.result().durable())
                            .setMaxFrameBytes(Framing.MAX_BYTES)
                            .setWindow(Framing.WINDOW))
                    .build());
            LOG.info("stream {} connected, run {}", greeted.stream(), greeted.run());
            sendAcknowledgement();
            reader.resume();
        });
    }

    /** Whether it is done with, either way; if not, it is tried again later. */
    private boolean store(RunState to, ByteString received) {
        if (isRefused) {
            return true;
        }
        RunKey of = key;
        if (of == null) {
            throw new AssertionError("a run without its key");
        }
        Event event = Framing.decodeEvent(received);
        Payload payload;
        try {
            payload = RecordProto.payload(event);
        } catch (IllegalArgumentException e) {
            throw new LinkException(RefusalCode.BAD_EVENT, "event %d: %s".formatted(event.getSeq(), e.getMessage()));
        }
        RunState.Answer answer = to.accept(this, of, event.getSeq(), event.hasState(), received.toByteArray());
        switch (answer) {
            case ACCEPTED -> {
                meters.accepted(event.hasState());
                show(of.run(), event, payload);
            }
            case DUPLICATE -> meters.duplicate();
            case GAP ->
                throw new LinkException(
                        RefusalCode.SEQUENCE_GAP,
                        "received event %d after %d".formatted(event.getSeq(), to.accepted()));
            case BUSY -> storeLater(to, received);
            case SUPERSEDED ->
                throw new LinkException(RefusalCode.SUPERSEDED, "a newer connection has taken over this run");
        }
        return answer != RunState.Answer.BUSY;
    }

    private void show(String run, Event event, Payload payload) {
        LiveStream on = live;
        if (on != null) {
            on.hear(
                    new LiveStream.Heard(run, event.getSeq(), event.getDroppedTotal(), event.getWallTimeMs(), payload),
                    System.currentTimeMillis());
        }
    }

    private void storeLater(RunState to, ByteString received) {
        meters.paused();
        reader.pause();
        vertx.setTimer(RETRY_MILLIS, unused -> {
            if (isEnded) {
                return;
            }
            try {
                if (store(to, received)) {
                    reader.resume();
                }
            } catch (LinkException e) {
                refuse(e);
            }
        });
    }

    /** Everything up to {@code seq} is on disk. Any thread; higher numbers supersede lower ones. */
    void acknowledge(long seq) {
        if (toAcknowledge.getAndSet(seq) == 0) {
            context.runOnContext(unused -> sendAcknowledgement());
        }
    }

    private void sendAcknowledgement() {
        if (run == null) {
            // sent after the welcome
            return;
        }
        if (socket.writeQueueFull()) {
            socket.drainHandler(unused -> sendAcknowledgement());
            return;
        }
        long seq = toAcknowledge.getAndSet(0);
        if (seq > 0 && !isRefused) {
            send(LinkMessage.newBuilder()
                    .setAck(Ack.newBuilder().setDurableSeq(seq))
                    .build());
        }
    }

    /** Any thread. */
    void supersede() {
        end(RefusalCode.SUPERSEDED, "a newer connection has taken over this run");
    }

    /** Any thread. */
    void end(RefusalCode code, String text) {
        context.runOnContext(unused -> refuse(code, text));
    }

    private void refuse(LinkException reason) {
        refuse(reason.code(), String.valueOf(reason.getMessage()));
    }

    void refuse(RefusalCode code, String text) {
        if (isRefused) {
            return;
        }
        isRefused = true;
        reader.stop();
        if (code != RefusalCode.SHUTTING_DOWN) {
            meters.refused(code);
            RunKey of = key;
            LOG.warn("refused {}: {}: {}", of == null ? "a connection" : of.stream(), code.code(), text);
        }
        send(LinkMessage.newBuilder()
                .setRefuse(Refuse.newBuilder().setCode(code.code()).setText(text))
                .build());
        socket.close();
    }

    private void send(LinkMessage message) {
        socket.write(Buffer.buffer(Framing.encode(message).array())).onFailure(unused -> socket.close());
    }

    private void ended() {
        isEnded = true;
        vertx.cancelTimer(helloTimer);
        meters.closed();
        whenEnded.accept(this);
        RunKey of = key;
        if (of != null) {
            runs.detach(of, this);
            LiveStream on = live;
            if (on != null) {
                streams.disconnected(on, System.currentTimeMillis());
            }
            LOG.info("stream {} disconnected, run {}", of.stream(), of.run());
        }
    }
}
