// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of a command, killed after 60 s unless said otherwise. */
record Command(int status, List<String> out, String err) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path HOME = ROOT.resolve("plugin/target/vssl");

    static final Path DEFAULT_BUNDLE = HOME.resolve("models/default");

    /** The command line as the launcher starts it. */
    static Command vssl(Path folder, String... arguments) {
        return within(60, folder, vsslWords(arguments));
    }

    /** The words that start the command line. */
    static List<String> vsslWords(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ROOT.resolve("pipelines/target/cli") + "/*",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "org.vssl.cli.command.Vssl"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A launch line of test media. */
    static Command launch(Path folder, String line) {
        var command = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
        command.addAll(List.of(line.split(" +", -1)));
        return within(60, folder, command);
    }

    /** Four seconds of test pictures and a tone that can be sought through, as {@code clip.mp4}. */
    static void clip(Path folder) {
        Command made = launch(
                folder,
                "videotestsrc num-buffers=100 ! video/x-raw,width=160,height=120,framerate=25/1 !"
                        + " x264enc key-int-max=10 ! h264parse ! mp4mux name=m ! filesink location=clip.mp4"
                        + " audiotestsrc num-buffers=188 ! audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! m.");
        if (made.status() != 0) {
            throw new AssertionError("no clip was made: " + made.err());
        }
    }

    /** Any program. */
    static Command of(Path folder, String... words) {
        return within(60, folder, List.of(words));
    }

    /** A file of the repository. */
    static Path inRepository(String path) {
        return ROOT.resolve(path);
    }

    /** Any program, killed after so many seconds. */
    static Command within(int seconds, Path folder, List<String> command) {
        var killed = new ArrayList<>(List.of("timeout", "-s", "KILL", Integer.toString(seconds)));
        killed.addAll(command);
        Path out = folder.resolve("stdout.txt");
        Path err = folder.resolve("stderr.txt");
        var builder = new ProcessBuilder(killed)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // no sidecar of this machine is to be met by chance
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("VSSL_HOME", HOME.toString());
        builder.environment().put("VSSL_LINES", ROOT.resolve("pipelines/lines").toString());
        builder.environment().put("GST_PLUGIN_PATH", HOME.toString());
        builder.environment()
                .put(
                        "GST_REGISTRY",
                        ROOT.resolve("integration-tests/target/registry.bin").toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            int status = process.waitFor();
            return new Command(status, Files.readAllLines(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
