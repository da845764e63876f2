// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.protocol.Child;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("An example")
class ExamplesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Child broker;

    private static int port;
    private static long now;

    @BeforeAll
    static void fillTopics() throws Exception {
        port = freePort();
        broker = Services.kafka(
                        folder,
                        "broker",
                        "--data",
                        folder.resolve("broker").toString(),
                        "--port",
                        Integer.toString(port))
                .awaitReady();
        try (Child sidecar = Services.kafka(folder, "sidecar", "--config", config().toString())
                .awaitReady()) {
            hear("cam-1");
            hear("cam-2");
            sidecar.terminate();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void captionsWhatAStreamHears() {
        Command captions = Command.of(
                folder,
                "/usr/bin/python3",
                Command.inRepository("examples/captions/captions.py").toString(),
                "--bootstrap",
                "127.0.0.1:" + port,
                "--stream",
                "cam-1",
                "--from-beginning",
                "--until-end");

        assertThat(captions.err()).isEmpty();
        assertThat(captions.status()).isZero();
        assertThat(captions.out())
                .containsExactly(
                        "cam-1: silence",
                        "cam-1: sound on the left: dog (-23.5 LUFS)",
                        "cam-1: sound from outside the picture (-23.5 LUFS)",
                        "cam-1: sound in the middle: something, on the right: dog (-23.5 LUFS)");
    }

    @Test
    void turnsACameraToWhatSounds() {
        Command bearings = Command.of(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Command.inRepository("examples/bearings/target/lib") + "/*",
                "org.vssl.example.bearings.Bearings",
                "--hfov",
                "90",
                "--bootstrap",
                "127.0.0.1:" + port,
                "--from-beginning",
                "--until-end");

        assertThat(bearings.err()).isEmpty();
        assertThat(bearings.status()).isZero();
        for (String stream : List.of("cam-1", "cam-2")) {
            assertThat(bearings.out())
                    .filteredOn(line -> line.startsWith(stream))
                    .containsExactly(
                            stream + "  nothing: silence",
                            stream + "  pan -31.0  tilt +0.0  dog",
                            stream + "  nothing: offscreen",
                            stream + "  pan +0.0  tilt +14.0  something");
        }
        assertThat(bearings.out()).hasSize(8);
    }

    /** Silence, a dog on the left, something outside, something in the middle and the dog on the right. */
    private static void hear(String stream) throws InterruptedException {
        try (var client = new LinkClient(
                new LinkSettings(new LinkAddress.Unix(socket()), stream, "", 64),
                System::currentTimeMillis,
                warning -> {})) {
            show(client, Verdict.SILENCE, List.of());
            show(client, Verdict.LOCATED, List.of(source(0.2, 0.5, Optional.of("dog"))));
            show(client, Verdict.OFFSCREEN, List.of());
            show(
                    client,
                    Verdict.LOCATED,
                    List.of(source(0.5, 0.25, Optional.empty()), source(0.9, 0.5, Optional.of("dog"))));
            assertThat(client.drain(PATIENCE)).isTrue();
        }
    }

    /** A change of state and two frames of it. */
    private static void show(LinkClient client, Verdict verdict, List<Source> sources) {
        client.offer(
                new StateChange(verdict, Optional.empty(), Optional.empty(), Times.ofRunning(now), -23.5, sources));
        for (int i = 0; i < 2; i++) {
            client.offer(new FrameResult(
                    verdict,
                    -23.5,
                    0.7,
                    0.4,
                    sources,
                    Times.ofRunning(now++),
                    0,
                    0,
                    1,
                    0,
                    0,
                    "model",
                    "cpu",
                    Optional.empty(),
                    640,
                    320));
        }
    }

    private static Source source(double x, double y, Optional<String> label) {
        return new Source(x - 0.05, y - 0.05, 0.1, 0.1, x, y, 0.7, label);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path config() throws IOException {
        return Files.writeString(
                folder.resolve("sidecar.yaml"), """
                kafka:
                  bootstrap: 127.0.0.1:%d
                link:
                  unix: %s
                spool:
                  folder: %s
                http:
                  port: 0
                drain-s: 50
                """.formatted(port, socket(), folder.resolve("spool")));
    }

    private static Path socket() {
        return folder.resolve("link/sidecar.sock");
    }
}
