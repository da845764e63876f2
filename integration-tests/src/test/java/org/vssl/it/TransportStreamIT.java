// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ready line {@code mpegts-udp} between a sender and a receiver on this machine. */
@DisplayName("A transport stream over UDP")
class TransportStreamIT {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Test
    void comesOutWithPictureAndSound() throws IOException, InterruptedException {
        String in = freePort();
        String out = freePort();
        Path received = folder.resolve("received.ts");

        Process receiver = launch("udpsrc port=" + out + " num-buffers=150 ! filesink location=" + received);
        start(Command.vsslWords("launch", "mpegts-udp", "FROM=" + in, "TO=" + out));
        launch("videotestsrc is-live=true ! video/x-raw,width=320,height=180,framerate=25/1 ! x264enc tune=zerolatency"
                + " key-int-max=25 ! h264parse config-interval=1 ! mpegtsmux name=m alignment=7 ! udpsink host=127.0.0.1"
                + " port=" + in + " audiotestsrc is-live=true wave=ticks ! audio/x-raw,rate=48000 ! avenc_aac !"
                + " aacparse ! m.");
        int status = receiver.waitFor();

        assertThat(status).as(said()).isZero();
        Command pictures = Command.launch(
                folder,
                "filesrc location=" + received
                        + " ! tsdemux name=d d. ! video/x-h264 ! queue ! h264parse ! avdec_h264 !"
                        + " filesink location=pictures.raw d. ! audio/mpeg ! queue ! aacparse ! avdec_aac ! filesink"
                        + " location=sound.raw");
        assertThat(pictures.status()).as(pictures.err()).isZero();
        assertThat(folder.resolve("pictures.raw")).isNotEmptyFile();
        assertThat(folder.resolve("sound.raw")).isNotEmptyFile();
    }

    /** What the three said, for the one who has to find out why. */
    private String said() throws IOException {
        var said = new StringBuilder();
        for (int i = 0; i < started.size(); i++) {
            said.append(Files.readString(folder.resolve("said-" + i + ".txt")));
        }
        return said.toString();
    }

    private static String freePort() throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private Process launch(String line) throws IOException {
        var words = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
        words.addAll(List.of(line.split(" +", -1)));
        return start(words);
    }

    private Process start(List<String> words) throws IOException {
        var command = new ArrayList<>(List.of("timeout", "-s", "KILL", "120"));
        command.addAll(words);
        Path said = folder.resolve("said-" + started.size() + ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        started.add(process);
        return process;
    }
}
