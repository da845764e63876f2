// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.Framing;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.protocol.wire.LinkMessage;
import org.vssl.protocol.wire.Welcome;
import org.vssl.sidecar.ingress.Ingress;
import org.vssl.sidecar.ingress.IngressSettings;
import org.vssl.sidecar.live.Streams;
import org.vssl.sidecar.spool.Spool;
import org.vssl.sidecar.spool.SpoolLimits;

@DisplayName("Over TLS, the link")
@Timeout(120)
class TlsTest {
    private static final String PASSWORD = "for-a-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static final int PORT = Broker.freePort();

    @SuppressWarnings("NullAway.Init")
    private static Spool spool;

    /** Shows the certificate that is trusted. */
    @SuppressWarnings("NullAway.Init")
    private static SSLContext keyed;

    @BeforeAll
    static void listen() throws Exception {
        KeyStore keys = certificate();
        Path certificate = pem("CERTIFICATE", keys.getCertificate("link").getEncoded());
        Path key =
                pem("PRIVATE KEY", keys.getKey("link", PASSWORD.toCharArray()).getEncoded());
        trust(keys);
        keyed = keyed(keys);
        spool = Spool.open(folder.resolve("spool"), new SpoolLimits(1000, 1_000_000), Duration.ofDays(1), failure -> {
            throw failure;
        });
        var settings = new IngressSettings(
                Optional.empty(),
                Optional.of(new IngressSettings.Tcp(
                        "0.0.0.0", PORT, Optional.of(new IngressSettings.Tls(certificate, key)))),
                Optional.of("right"),
                10,
                Duration.ofSeconds(3));
        new Ingress(
                        VERTX,
                        settings,
                        spool,
                        new Streams(Duration.ofMinutes(1)),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        spool.close();
    }

    @Test
    void takesEventsFromWhoeverHasTheToken() throws Exception {
        BlockingQueue<String> warnings = new ArrayBlockingQueue<>(8);
        try (LinkClient client = client(true, "right", warnings)) {
            client.offer(Samples.change(1));

            assertThat(client.drain(PATIENCE)).as(warnings.toString()).isTrue();
        }
    }

    @Test
    void refusesWhoeverHasNot() throws Exception {
        BlockingQueue<String> warnings = new ArrayBlockingQueue<>(8);
        try (LinkClient client = client(true, "wrong", warnings)) {
            assertThat(client.counters().acked()).isZero();

            assertThat(warnings.poll(30, TimeUnit.SECONDS))
                    .isEqualTo("the sidecar at tls://127.0.0.1:%d refused: bad_token: the token does not match"
                            .formatted(PORT));
        }
    }

    @Test
    void tellsNothingInTheClear() throws Exception {
        BlockingQueue<String> warnings = new ArrayBlockingQueue<>(8);
        try (LinkClient client = client(false, "right", warnings)) {
            assertThat(client.counters().acked()).isZero();
            assertThat(warnings.poll(30, TimeUnit.SECONDS))
                    .startsWith("no sidecar at tcp://127.0.0.1:%d: ".formatted(PORT));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT);
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("zero", "oversize");
        }
        takesEventsFromWhoeverHasTheToken();
    }

    /** Its end once waited for the write under way, which nobody took. */
    @Test
    void endsThoughTheSidecarReadsNoMore() throws Exception {
        BlockingQueue<String> warnings = new ArrayBlockingQueue<>(8);
        try (ServerSocket server =
                        keyed.getServerSocketFactory().createServerSocket(0, 8, InetAddress.getLoopbackAddress());
                LinkClient client = client(server.getLocalPort(), true, "right", warnings)) {
            server.setSoTimeout(30_000);
            for (int i = 0; i < 400; i++) {
                client.offer(Samples.largeChange());
            }
            try (Socket deaf = server.accept()) {
                var in = new DataInputStream(deaf.getInputStream());
                in.readNBytes(in.readInt());
                deaf.getOutputStream()
                        .write(Framing.encode(LinkMessage.newBuilder()
                                        .setWelcome(Welcome.newBuilder().setWindow(Framing.WINDOW))
                                        .build())
                                .array());
                awaitStandstill(client);

                assertThat(CompletableFuture.runAsync(client::close)).succeedsWithin(Duration.ofSeconds(20));
            }
        }
        assertThat(warnings).isEmpty();
    }

    private static void awaitStandstill(LinkClient client) throws InterruptedException {
        long before = -1;
        while (client.counters().sent() == 0 || client.counters().sent() != before) {
            before = client.counters().sent();
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(before).isLessThan(400);
    }

    private static LinkClient client(boolean isEncrypted, String token, BlockingQueue<String> warnings) {
        return client(PORT, isEncrypted, token, warnings);
    }

    private static LinkClient client(int port, boolean isEncrypted, String token, BlockingQueue<String> warnings) {
        return new LinkClient(
                new LinkSettings(new LinkAddress.Tcp("127.0.0.1", port, isEncrypted), "cam", token, 16),
                System::currentTimeMillis,
                warnings::add);
    }

    private static KeyStore certificate() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(List.of(
                        "timeout",
                        "-s",
                        "KILL",
                        "60",
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "link",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static Path pem(String what, byte[] der) throws IOException {
        return Files.writeString(
                folder.resolve(what.replace(' ', '-') + ".pem"),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what));
    }

    private static SSLContext keyed(KeyStore keys) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** The client trusts what its JVM trusts. */
    private static void trust(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("link", keys.getCertificate("link"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        SSLContext.setDefault(context);
    }
}
