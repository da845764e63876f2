// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vssl.adapt.Adaptation;
import org.vssl.adapt.Agreement;
import org.vssl.adapt.EmbeddedFrame;
import org.vssl.adapt.Senses;
import org.vssl.cli.bundle.AdaptedCopy;
import org.vssl.cli.gst.PipelineException;
import org.vssl.model.Bundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "adapt",
        mixinStandardHelpOptions = true,
        description = "Fine-tunes a copy of a bundle on your own footage, without labels.",
        footer = {
            "",
            "Sound and picture of the same moment are positive pairs, those of different",
            "moments negative ones, and silence and noise match no picture. A matrix applied",
            "to the sound embedding is trained; both encoders stay frozen. A fifth of the",
            "videos (the ends of them, if fewer than five) is held out to measure before and",
            "after; a model that is not better is not written, and the exit status is 1.",
            "",
            "Example: vssl adapt --videos ~/archive -o ~/mine",
            "         vssl annotate --model ~/mine my.mp4"
        })
final class AdaptCommand implements Callable<Integer> {
    private static final long SEED = 2718;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Option(names = "--model", paramLabel = "BUNDLE", description = "a split bundle; default: the built-in one")
    Optional<Path> model = Optional.empty();

    @Option(names = "--videos", paramLabel = "DIR", required = true, description = "directory of videos with sound")
    Path videos = Path.of("");

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "seconds between training samples, 1 to 60; default: ${DEFAULT-VALUE}")
    int every = 2;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "BUNDLE",
            required = true,
            description = "new directory for the adapted copy")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (every < 1 || every > 60) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--every must be 1 to 60, was " + every);
        }
        if (Files.exists(out)) {
            throw new PipelineException(out + " already exists; expected a new directory");
        }
        Bundle bundle = Bundle.open(model.orElseGet(Home::defaultBundle));
        PrintWriter err = spec.commandLine().getErr();
        try (Senses senses = Senses.of(bundle)) {
            var archive = new Archive(senses, every, err);
            List<EmbeddedFrame> moments = archive.read(videos);
            Adaptation found = learn(moments, senses, bundle.contract().threshold());
            print(found, bundle.contract().threshold());
            if (found.fault().isPresent()) {
                throw new PipelineException("not written: " + found.fault().get());
            }
            String data = "%d moments of %d own videos, %d of them held out"
                    .formatted(moments.size(), archive.films(), found.held());
            Bundle made = AdaptedCopy.write(bundle, found, data, out);
            spec.commandLine().getOut().println("written     " + out.toAbsolutePath() + "  " + made.id());
            return 0;
        }
    }

    private Adaptation learn(List<EmbeddedFrame> moments, Senses senses, float threshold) {
        var progress = new Progress(spec.commandLine().getErr(), "learn", 1000);
        try {
            Adaptation found = Adaptation.of(
                    moments,
                    senses.negatives(SEED),
                    senses.negatives(SEED + 1),
                    threshold,
                    SEED,
                    (done, all) -> progress.at(1000L * done / all));
            progress.done("trained on %d moments".formatted(moments.size()));
            return found;
        } catch (IllegalArgumentException e) {
            throw new PipelineException(videos + ": " + e.getMessage(), e);
        }
    }

    private void print(Adaptation found, float threshold) {
        PrintWriter out = spec.commandLine().getOut();
        Agreement before = found.before();
        Agreement after = found.after();
        out.printf(Locale.ROOT, "%-56s%10s%10s%n", "on " + found.held() + " moments held out", "before", "after");
        row("matching picture preferred, % (chance 50)", before.preference(), after.preference());
        row("matching sound above the threshold, %", before.detection(), after.detection());
        row("mismatched sound above the threshold, %", before.offscreen(), after.offscreen());
        row("silence above the threshold, %", before.silence(), after.silence());
        row("noise above the threshold, %", before.noise(), after.noise());
        out.printf(Locale.ROOT, "%-56s%10.3f%10.3f%n", "threshold", threshold, found.threshold());
        out.flush();
    }

    private void row(String what, double before, double after) {
        spec.commandLine().getOut().printf(Locale.ROOT, "%-56s%10.1f%10.1f%n", what, 100 * before, 100 * after);
    }
}
