package org.vssl.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.Framing;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.wire.Ack;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.Hello;
import org.vssl.protocol.wire.LinkFrame;
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

    @SuppressWarnings("NullAway.Init")
    private Spool spool;

    @BeforeEach
    void listen() throws Exception {
        spool = Spool.open(folder.resolve("spool"), new SpoolLimits(1000, 1_000_000), Duration.ofDays(1), failure -> {
            throw failure;
        });
        var settings = new IngressSettings(
                Optional.of(socket()), Optional.empty(), Optional.of("right"), 1000, Duration.ofSeconds(1));
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
                Arguments.of("oversize", bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n")),
                Arguments.of("oversize", new byte[] {0x7f, -1, -1, -1}),
                Arguments.of("oversize", new byte[] {-1, -1, -1, -1}),
                Arguments.of("zero_length", new byte[] {0, 0, 0, 0}),
                Arguments.of("malformed", new byte[] {0, 0, 0, 4, -1, -1, -1, -1}),
                Arguments.of("bad_token", hello(1, "cam", "run", "wrong")),
                Arguments.of("bad_stream", hello(1, "../etc", "run", "right")),
                Arguments.of("bad_stream", hello(1, "..", "run", "right")),
                Arguments.of("bad_run", hello(1, "cam", "a b", "right")),
                Arguments.of("unknown_protocol", hello(2, "cam", "run", "right")),
                Arguments.of("event_before_hello", event(1)),
                Arguments.of("unexpected_message", frame(LinkFrame.newBuilder().setAck(Ack.newBuilder()))),
                Arguments.of("double_hello", join(hello(1, "cam", "run", "right"), hello(1, "cam", "run", "right"))),
                Arguments.of("sequence_gap", join(hello(1, "cam", "run", "right"), event(1), event(3))),
                Arguments.of(
                        "bad_event",
                        join(
                                hello(1, "cam", "run", "right"),
                                frame(LinkFrame.newBuilder()
                                        .setEvent(Event.newBuilder().setSeq(1))))),
                Arguments.of("hello_timeout", new byte[] {0}));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesOnceCountsItAndServesOn(String code, byte[] attack) throws IOException {
        List<LinkFrame> answers = send(attack);

        assertThat(answers.stream()
                        .filter(LinkFrame::hasRefuse)
                        .map(answer -> answer.getRefuse().getCode()))
                .containsExactly(code);
        assertThat(registry.scrape()).contains("vssl_link_refused_total{code=\"" + code + "\"} 1.0");
        assertThat(serves()).isTrue();
    }

    @Test
    void takesWhatIsSentAgainOnce() throws Exception {
        byte[] twice = join(hello(1, "cam", "run", "right"), event(1), event(1), event(2), event(1), event(9));

        List<LinkFrame> answers = send(twice);

        assertThat(answers.get(answers.size() - 1).getRefuse().getCode()).isEqualTo("sequence_gap");
        assertThat(registry.scrape()).contains("vssl_events_duplicate_total 2.0");
        while (spool.depth() < 2) {
            Thread.onSpinWait();
        }
        assertThat(spool.read(0, 10)).extracting(row -> row.seq()).containsExactly(1L, 2L);
    }

    @Test
    void givesARunToItsNewestConnectionWithoutStoringAnythingTwice() throws IOException {
        try (SocketChannel first = connect()) {
            write(first, join(hello(1, "cam", "run", "right"), event(1), event(2)));
            assertThat(readOne(first).hasWelcome()).isTrue();
            List<LinkFrame> second =
                    send(join(hello(1, "cam", "run", "right"), event(1), event(2), event(3), event(9)));

            assertThat(second.get(0).hasWelcome()).isTrue();
            assertThat(read(first))
                    .anyMatch(answer -> answer.getRefuse().getCode().equals("superseded"));
            while (spool.depth() < 3) {
                Thread.onSpinWait();
            }
            assertThat(spool.read(0, 10)).extracting(row -> row.seq()).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void outlivesAThousandIdleConnections() throws IOException {
        var idle = new ArrayList<SocketChannel>();
        for (int i = 0; i < 1000; i++) {
            idle.add(connect());
        }

        assertThat(read(connect()).get(0).getRefuse().getCode()).isEqualTo("too_many_connections");
        for (SocketChannel one : idle) {
            assertThat(read(one).get(0).getRefuse().getCode()).isEqualTo("hello_timeout");
            one.close();
        }
        assertThat(serves()).isTrue();
    }

    private boolean serves() throws IOException {
        try (SocketChannel channel = connect()) {
            write(channel, join(hello(1, "good", "run-" + System.nanoTime(), "right"), event(1)));
            return readOne(channel).hasWelcome() && readOne(channel).getAck().getDurableSeq() == 1;
        }
    }

    private List<LinkFrame> send(byte[] bytes) throws IOException {
        try (SocketChannel channel = connect()) {
            write(channel, bytes);
            return read(channel);
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket()));
        return channel;
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Everything until the sidecar closes. */
    private static List<LinkFrame> read(SocketChannel channel) throws IOException {
        var answers = new ArrayList<LinkFrame>();
        for (ByteBuffer length = fill(channel, 4); !length.hasRemaining(); length = fill(channel, 4)) {
            answers.add(Framing.decode(fill(channel, length.getInt(0)).array()));
        }
        return answers;
    }

    private static LinkFrame readOne(SocketChannel channel) throws IOException {
        return Framing.decode(fill(channel, fill(channel, 4).getInt(0)).array());
    }

    private static ByteBuffer fill(SocketChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            Thread.onSpinWait();
        }
        return buffer;
    }

    private Path socket() {
        return folder.resolve("link/s.sock");
    }

    private static byte[] hello(int protocol, String stream, String run, String token) {
        return frame(LinkFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setProtocol(protocol)
                        .setStream(stream)
                        .setRun(run)
                        .setToken(token)));
    }

    private static byte[] event(long seq) {
        return frame(LinkFrame.newBuilder().setEvent(RecordProto.event(seq, 0, 0, Samples.frame(seq))));
    }

    private static byte[] frame(LinkFrame.Builder frame) {
        return Framing.encode(frame.build()).array();
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
