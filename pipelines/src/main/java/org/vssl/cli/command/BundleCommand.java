// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.vssl.evaluate.ModelSubject;
import org.vssl.evaluate.Picture;
import org.vssl.evaluate.Waveform;
import org.vssl.model.Bundle;
import org.vssl.model.Contract;
import org.vssl.model.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = "Describes and validates model bundles.",
        subcommands = BundleCommand.Check.class)
final class BundleCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "missing command; expected bundle check PATH");
    }

    /** Describes and validates one bundle. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Opens a bundle, checks files, checksums and graphs against model.json, runs it and describes"
                    + " it. The exit status is 0 only if the bundle is valid.")
    static final class Check implements Callable<Integer> {
        private static final int NOISES = 8;
        private static final int ROUNDS = 9;
        private static final int SIDE = 256;
        private static final int PARTS = 4;

        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init")
        CommandLine.Model.CommandSpec spec;

        @Parameters(paramLabel = "PATH", description = "directory with model.json")
        Path path = Path.of("");

        @Override
        public Integer call() throws IOException {
            Bundle bundle = Bundle.open(path);
            bundle.verify();
            try (ModelSubject subject = ModelSubject.load(bundle)) {
                PrintWriter out = spec.commandLine().getOut();
                describe(bundle, out);
                run(bundle.contract().threshold(), subject, out);
            }
            return 0;
        }

        private static void describe(Bundle bundle, PrintWriter out) throws IOException {
            Contract contract = bundle.contract();
            JsonNode card = new ObjectMapper()
                    .readTree(bundle.folder().resolve("model.json").toFile());
            Contract.Picture picture = contract.picture();
            Contract.Sound sound = contract.sound();
            say(out, "bundle", bundle.id());
            say(out, "about", card.path("description").asText("-"));
            say(out, "licence", contract.licence());
            JsonNode parts = card.path("provenance");
            for (int i = 0; i < Math.min(parts.size(), PARTS); i++) {
                JsonNode part = parts.get(i);
                say(
                        out,
                        "made from",
                        "%s: %s (%s)"
                                .formatted(
                                        part.path("what").asText(),
                                        part.path("from").asText(),
                                        part.path("licence").asText()));
            }
            if (parts.size() > PARTS) {
                say(out, "", "and %d more, listed in model.json".formatted(parts.size() - PARTS));
            }
            say(
                    out,
                    "kind",
                    contract.graphs() instanceof Contract.Split split
                            ? "split: two graphs, heat is the dot product of %d-dimensional embeddings"
                                    .formatted(split.dimensions())
                            : "joint: one graph for audio and video");
            say(
                    out,
                    "video in",
                    "the whole picture, stretched to %d x %d".formatted(picture.width(), picture.height()));
            say(
                    out,
                    "audio in",
                    "%.1f s at %d Hz, mono; requires at least %.1f s"
                            .formatted(sound.windowSeconds(), sound.sampleRate(), sound.minSeconds()));
            say(
                    out,
                    "output",
                    "a heatmap of %d x %d cells"
                            .formatted(contract.map().width(), contract.map().height()));
            say(out, "threshold", "%.4f: %s".formatted(contract.threshold(), contract.thresholdRule()));
            say(
                    out,
                    "noise",
                    contract.eventThreshold().isPresent()
                            ? "distinguished from off-screen sound by its event output"
                            : "not distinguished from off-screen sound: no event output");
            say(out, "labels", named(contract));
            for (String file : contract.files().keySet()) {
                say(
                        out,
                        "file",
                        "%s, %.1f MB, checksum matches"
                                .formatted(file, Files.size(bundle.folder().resolve(file)) / 1e6));
            }
        }

        private static String named(Contract contract) {
            if (contract.labels().isEmpty()) {
                return "none";
            }
            boolean byPlace = contract.graphs() instanceof Contract.Split split
                    && split.labelShare().isPresent();
            return contract.labels().size() + (byPlace ? " sounds, per location" : " sounds, per audio window");
        }

        private static void run(float threshold, ModelSubject subject, PrintWriter out) {
            subject.look(picture());
            float silence = subject.peakOfSilence();
            float noise = Float.NEGATIVE_INFINITY;
            for (int draw = 0; draw < NOISES; draw++) {
                noise = Math.max(noise, subject.peakOfNoise(draw));
            }
            if (!Float.isFinite(silence) || !Float.isFinite(noise)) {
                throw new ModelException(
                        "the maximum of the heatmap is %s for silence and %s for noise; expected finite numbers"
                                .formatted(silence, noise));
            }
            long started = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                subject.look(picture());
                subject.heat(subject.hear(new Waveform(new float[subject.samples()], subject.sampleRate())));
            }
            say(
                    out,
                    "runs",
                    "%.1f ms per frame with its audio, one core"
                            .formatted((System.nanoTime() - started) / 1e6 / ROUNDS));
            say(out, "silence", judged(silence, threshold));
            say(out, "white noise", judged(noise, threshold));
            say(out, "valid", "files, checksums, names and shapes match model.json, and the model runs");
        }

        private static String judged(float peak, float threshold) {
            return "maximum %.3f on a grey test picture, %s"
                    .formatted(peak, peak > threshold ? "ABOVE the threshold" : "below the threshold");
        }

        private static Picture picture() {
            var random = new Random(1);
            ByteBuffer rgb = ByteBuffer.allocateDirect(SIDE * SIDE * 3);
            while (rgb.hasRemaining()) {
                rgb.put((byte) (128 + 20 * random.nextGaussian()));
            }
            return new Picture(rgb, SIDE, SIDE);
        }

        private static void say(PrintWriter out, String what, String text) {
            out.printf(Locale.ROOT, "%-11s %s%n", what, text);
        }
    }
}
