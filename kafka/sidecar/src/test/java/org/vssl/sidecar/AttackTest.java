// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vssl.broker.Broker;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.Framing;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.wire.Ack;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.Hello;
import org.vssl.protocol.wire.LinkMessage;
import org.vssl.protocol.wire.SourceMessage;
import org.vssl.protocol.wire.StateMessage;
import org.vssl.sidecar.ingress.Ingress;
import org.vssl.sidecar.ingress.IngressSettings;
import org.vssl.sidecar.live.Streams;
import org.vssl.sidecar.spool.Spool;
import org.vssl.sidecar.spool.SpoolLimits;

@DisplayName("Under attack, the link")
@Timeout(60)
class AttackTest {
    @TempDir
    Path folder;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx = Vertx.vertx();
    private final int port = Broker.freePort();

    @SuppressWarnings("NullAway.Init")
    private Spool spool;

    @BeforeEach
    void listen() throws Exception {
        spool = Spool.open(folder.resolve("spool"), new SpoolLimits(1000, 1_000_000), Duration.ofDays(1), failure -> {
            throw failure;
        });
        var settings = new IngressSettings(
                Optional.of(socket()),
                Optional.of(new IngressSettings.Tcp("127.0.0.1", port, Optional.empty())),
                Optional.of("right"),
                1000,
                Duration.ofSeconds(1));
        new Ingress(vertx, settings, spool, new Streams(Duration.ofMinutes(1)), registry)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        spool.close();
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("an HTTP request", "oversize", bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n")),
                attack("noise", "oversize", noise()),
                attack("the largest length", "oversize", new byte[] {0x7f, -1, -1, -1}),
                attack("a negative length", "oversize", new byte[] {-1, -1, -1, -1}),
                attack("a length of zero", "zero_length", new byte[] {0, 0, 0, 0}),
                attack("no protobuf", "malformed", new byte[] {0, 0, 0, 4, -1, -1, -1, -1}),
                attack("a wrong token", "bad_token", hello(1, "cam", "run", "wrong")),
                attack("a stream named as a path", "bad_stream", hello(1, "../etc", "run", "right")),
                attack("a stream named as the folder above", "bad_stream", hello(1, "..", "run", "right")),
                attack("a run with a space", "bad_run", hello(1, "cam", "a b", "right")),
                attack("a version to come", "unknown_protocol", hello(2, "cam", "run", "right")),
                attack("an event first", "event_before_hello", event(1)),
                attack(
                        "an acknowledgement",
                        "unexpected_message",
                        frame(LinkMessage.newBuilder().setAck(Ack.newBuilder()))),
                attack(
                        "two hellos",
                        "double_hello",
                        join(hello(1, "cam", "run", "right"), hello(1, "cam", "run", "right"))),
                attack("a gap", "sequence_gap", join(hello(1, "cam", "run", "right"), event(1), event(3))),
                attack(
                        "an event without content",
                        "bad_event",
                        join(
                                hello(1, "cam", "run", "right"),
                                frame(LinkMessage.newBuilder()
                                        .setEvent(Event.newBuilder().setSeq(1))))),
                attack(
                        "an event that is no protobuf",
                        "malformed",
                        // field 3 of the message, two bytes long: a number without its end
                        join(hello(1, "cam", "run", "right"), new byte[] {0, 0, 0, 4, 0x1a, 2, 8, -1})),
                // two bytes each here, eighty each in JSON: more than Kafka takes
                attack(
                        "an event larger than Kafka takes",
                        "bad_event",
                        join(hello(1, "cam", "run", "right"), stateWithSources(100_000))),
                attack("a token of 10,000 characters", "oversize", hello(1, "cam", "run", "x".repeat(10_000))),
                attack("a byte", "hello_timeout", new byte[] {0}),
                attack("half a message", "hello_timeout", new byte[] {0, 0, 0, 9, 1}));
    }

    private static Arguments attack(String what, String code, byte[] bytes) {
        return Arguments.of(code, Named.of(what, bytes));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesOnceCountsItAndServesOn(String code, byte[] attack) throws IOException {
        for (SocketAddress way : List.of(unix(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            double before = refused(code);

            List<LinkMessage> answers = send(way, attack);

            assertThat(answers.stream()
                            .filter(LinkMessage::hasRefuse)
                            .map(answer -> answer.getRefuse().getCode()))
                    .containsExactly(code);
            assertThat(refused(code) - before).isEqualTo(1);
            assertThat(serves()).isTrue();
        }
    }

    private double refused(String code) {
        return registry.get("vssl.link.refused").tag("code", code).counter().count();
    }

    @Test
    void takesWhatIsSentAgainOnce() throws Exception {
        byte[] twice = join(hello(1, "cam", "run", "right"), event(1), event(1), event(2), event(1), event(9));

        List<LinkMessage> answers = send(twice);

        assertThat(answers.get(answers.size() - 1).getRefuse().getCode()).isEqualTo("sequence_gap");
        assertThat(registry.scrape()).contains("vssl_events_duplicate_total 2.0");
        awaitDepth(2);
        assertThat(spool.read(0, 10)).extracting(row -> row.seq()).containsExactly(1L, 2L);
    }

    @Test
    void givesARunToItsNewestConnectionWithoutStoringAnythingTwice() throws IOException {
        try (SocketChannel first = connect()) {
            write(first, join(hello(1, "cam", "run", "right"), event(1), event(2)));
            assertThat(readOne(first).hasWelcome()).isTrue();
            List<LinkMessage> second =
                    send(join(hello(1, "cam", "run", "right"), event(1), event(2), event(3), event(9)));

            assertThat(second.get(0).hasWelcome()).isTrue();
            assertThat(read(first))
                    .anyMatch(answer -> answer.getRefuse().getCode().equals("superseded"));
            awaitDepth(3);
            assertThat(spool.read(0, 10)).extracting(row -> row.seq()).containsExactly(1L, 2L, 3L);
        }
    }

    /** An acknowledgement of the older connection's events once overtook the welcome. Probabilistic: 300 rounds. */
    @Test
    void welcomesBeforeItAcknowledges() throws IOException {
        for (int i = 0; i < 300; i++) {
            byte[] hello = hello(1, "cam", "run-" + i, "right");
            try (SocketChannel first = connect();
                    SocketChannel second = connect()) {
                write(first, join(hello, event(1)));
                assertThat(readOne(first).hasWelcome()).isTrue();
                write(second, hello);

                assertThat(readOne(second).getMessageCase()).isEqualTo(LinkMessage.MessageCase.WELCOME);
            }
        }
    }

    @Test
    void outlivesAThousandIdleConnections() throws IOException {
        var idle = new ArrayList<SocketChannel>();
        for (int i = 0; i < 1000; i++) {
            idle.add(connect());
        }

        try (SocketChannel oneTooMany = connect()) {
            assertThat(read(oneTooMany).get(0).getRefuse().getCode()).isEqualTo("too_many_connections");
        }
        for (SocketChannel one : idle) {
            assertThat(read(one).get(0).getRefuse().getCode()).isEqualTo("hello_timeout");
            one.close();
        }
        assertThat(serves()).isTrue();
    }

    private void awaitDepth(long rows) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (spool.depth() < rows && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(spool.depth()).isEqualTo(rows);
    }

    private boolean serves() throws IOException {
        try (SocketChannel channel = connect()) {
            write(channel, join(hello(1, "good", "run-" + System.nanoTime(), "right"), event(1)));
            return readOne(channel).hasWelcome() && readOne(channel).getAck().getDurableSeq() == 1;
        }
    }

    private List<LinkMessage> send(byte[] bytes) throws IOException {
        return send(unix(), bytes);
    }

    private static List<LinkMessage> send(SocketAddress way, byte[] bytes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(way)) {
            write(channel, bytes);
            return read(channel);
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(unix());
    }

    private SocketAddress unix() {
        return UnixDomainSocketAddress.of(socket());
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Everything until the sidecar closes. */
    private static List<LinkMessage> read(SocketChannel channel) throws IOException {
        var answers = new ArrayList<LinkMessage>();
        for (ByteBuffer length = fill(channel, 4); !length.hasRemaining(); length = fill(channel, 4)) {
            answers.add(Framing.decode(fill(channel, length.getInt(0)).array()));
        }
        return answers;
    }

    private static LinkMessage readOne(SocketChannel channel) throws IOException {
        return Framing.decode(fill(channel, fill(channel, 4).getInt(0)).array());
    }

    private static ByteBuffer fill(SocketChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && isMore(channel, buffer)) {
            Thread.onSpinWait();
        }
        return buffer;
    }

    private static boolean isMore(SocketChannel channel, ByteBuffer buffer) throws IOException {
        try {
            return channel.read(buffer) >= 0;
        } catch (SocketException e) {
            // it closed without having read all of the attack
            return false;
        }
    }

    private Path socket() {
        return folder.resolve("link/s.sock");
    }

    private static byte[] hello(int protocol, String stream, String run, String token) {
        return frame(LinkMessage.newBuilder()
                .setHello(Hello.newBuilder()
                        .setProtocol(protocol)
                        .setStream(stream)
                        .setRun(run)
                        .setToken(token)));
    }

    private static byte[] event(long seq) {
        return frame(LinkMessage.newBuilder().setEvent(RecordProto.event(seq, 0, 0, Samples.frame(seq))));
    }

    private static byte[] stateWithSources(int count) {
        return frame(LinkMessage.newBuilder()
                .setEvent(Event.newBuilder()
                        .setSeq(1)
                        .setState(StateMessage.newBuilder()
                                .setState("located")
                                .addAllSources(Collections.nCopies(count, SourceMessage.getDefaultInstance())))));
    }

    private static byte[] frame(LinkMessage.Builder frame) {
        return Framing.encode(frame.build()).array();
    }

    /** The same each time; read as a length it is 3.1 GB. */
    private static byte[] noise() {
        byte[] noise = new byte[65536];
        new Random(1).nextBytes(noise);
        noise[0] = (byte) 0xb9;
        return noise;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
