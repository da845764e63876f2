// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vssl.cli.bundle.CalibratedCopy;
import org.vssl.cli.evaluate.DecodedMedia;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.cli.gst.VideoFrame;
import org.vssl.evaluate.Evaluation;
import org.vssl.evaluate.ModelSubject;
import org.vssl.evaluate.Negative;
import org.vssl.evaluate.Outcome;
import org.vssl.evaluate.Pairs;
import org.vssl.evaluate.Subject;
import org.vssl.evaluate.ThresholdRule;
import org.vssl.evaluate.dataset.DataSet;
import org.vssl.evaluate.dataset.MyFolder;
import org.vssl.evaluate.metric.Rates;
import org.vssl.model.Bundle;
import org.vssl.result.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Sets the threshold from sounds without a source in the picture and writes a copy of the bundle.",
        footer = {
            "",
            "DIR contains either videos of your own room without the source (ten minutes are",
            "enough), or a manifest.jsonl as for evaluate: then each picture is paired with",
            "silence, noise and a mismatched sound. Rules: q3 (third quartile of all),",
            "q3-per-type (largest third quartile of any type), p95, p99, equal-cost (fewest",
            "misses and false alarms; requires a manifest)."
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final int DRAWS = 10;
    private static final long SEED = 4321;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Option(names = "--model", paramLabel = "BUNDLE", description = "default: the built-in one")
    Optional<Path> model = Optional.empty();

    @Option(names = "--negatives", paramLabel = "DIR", required = true, description = "videos, or a manifest.jsonl")
    Path negatives = Path.of("");

    @Option(names = "--rule", description = "q3, q3-per-type, p95, p99 or equal-cost; default: ${DEFAULT-VALUE}")
    String rule = "p95";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "BUNDLE",
            required = true,
            description = "new directory for the calibrated copy")
    Path out = Path.of("");

    private final Map<String, double[]> peaks = new LinkedHashMap<>();
    private double[] positives = {};
    private String data = "";

    @Override
    public Integer call() throws IOException {
        ThresholdRule chosen = Arrays.stream(ThresholdRule.values())
                .filter(one -> one.word().equals(rule))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "--rule must be q3, q3-per-type, p95, p99 or equal-cost, was " + rule));
        if (Files.exists(out)) {
            throw new PipelineException(out + " already exists; expected a new directory");
        }
        Bundle bundle = Bundle.open(model.orElseGet(Home::defaultBundle));
        if (Files.isReadable(negatives.resolve(MyFolder.MANIFEST))) {
            fromManifest(bundle);
        } else {
            fromVideos(bundle);
        }
        double threshold;
        try {
            threshold = chosen.of(peaks, positives);
        } catch (IllegalArgumentException e) {
            throw new PipelineException(negatives + ": " + e.getMessage(), e);
        }
        print(bundle, threshold);
        Bundle made = CalibratedCopy.write(bundle, threshold, ruleText(chosen), data, out);
        spec.commandLine().getOut().println("written     " + out.toAbsolutePath() + "  " + made.id());
        return 0;
    }

    private static String ruleText(ThresholdRule rule) {
        return rule.word() + " of heatmap maxima for negative sounds";
    }

    private void fromManifest(Bundle bundle) {
        DataSet set = MyFolder.read(negatives);
        try (Subject subject = ModelSubject.load(bundle)) {
            Progress progress = new Progress(
                    spec.commandLine().getErr(), "calibrate", set.samples().size());
            List<Outcome> outcomes = Evaluation.run(
                    subject,
                    set.samples(),
                    Pairs.draw(set.samples(), 1, SEED),
                    new DecodedMedia(),
                    (done, total) -> progress.at(done));
            progress.done(
                    "measured " + outcomes.size() + " samples, " + set.missing().size() + " without their media");
            positives = outcomes.stream().mapToDouble(Outcome::peak).toArray();
            for (Negative kind : Negative.values()) {
                peaks.put(
                        kind.word(),
                        outcomes.stream()
                                .flatMap(outcome -> outcome.negatives().stream())
                                .filter(negative -> negative.kind() == kind)
                                .mapToDouble(Outcome.AtNegative::peak)
                                .toArray());
            }
            data = "%d samples of %s, negatives drawn with seed %d".formatted(outcomes.size(), set.name(), SEED);
        }
    }

    private void fromVideos(Bundle bundle) throws IOException {
        var feed = new ArrayList<Double>();
        var silence = new ArrayList<Double>();
        var noise = new ArrayList<Double>();
        List<Path> videos = videos();
        try (ModelSubject subject = ModelSubject.load(bundle)) {
            for (Path video : videos) {
                feed.addAll(peaksOf(video, bundle));
                subject.look(DecodedMedia.packed(VideoFrame.middle(video)));
                silence.add((double) subject.peakOfSilence());
                for (int draw = 0; draw < DRAWS; draw++) {
                    noise.add((double) subject.peakOfNoise(SEED + draw));
                }
            }
        }
        peaks.put("feed", unboxed(feed));
        peaks.put(Negative.SILENCE.word(), unboxed(silence));
        peaks.put(Negative.NOISE.word(), unboxed(noise));
        data = "%d frames of %d videos of a room without the source, silence and noise over %d of them"
                .formatted(feed.size(), videos.size(), videos.size());
    }

    private List<Path> videos() throws IOException {
        if (!Files.isDirectory(negatives)) {
            throw new PipelineException(
                    negatives + " is not a directory; expected one with videos or a manifest.jsonl");
        }
        try (Stream<Path> files = Files.list(negatives)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            if (found.isEmpty()) {
                throw new PipelineException(negatives + " is empty; expected videos or a manifest.jsonl");
            }
            return found;
        }
    }

    /** The raw peak of every frame whose sound was analysed; silent ones carry no information and are skipped. */
    private List<Double> peaksOf(Path video, Bundle bundle) {
        var found = new ArrayList<Double>();
        Media media = Media.of(video);
        if (!media.hasVideo() || !media.hasAudio()) {
            throw new PipelineException(video + " must have both video and sound, has "
                    + (media.hasVideo() ? "video only" : media.hasAudio() ? "sound only" : "neither"));
        }
        String element = "vssl name=v messages=none interval=5 model=" + Lines.quoted(bundle.folder());
        Progress progress =
                new Progress(spec.commandLine().getErr(), video.getFileName().toString(), media.durationNanos());
        try (Run run = Run.of(Lines.analyze(media, element))) {
            run.frames((report, picture, width, height) -> {
                if (report.ageNanos() == 0 && report.heat().isPresent() && report.verdict() != Verdict.SILENCE) {
                    found.add(report.peak());
                }
            });
            long frames = run.play(() -> progress.at(run.position()));
            progress.done("%s: %d of %d frames used".formatted(video.getFileName(), found.size(), frames));
        }
        return found;
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private void print(Bundle bundle, double threshold) {
        PrintWriter out = spec.commandLine().getOut();
        double old = bundle.contract().threshold();
        out.printf(Locale.ROOT, "threshold   %.4f by %s; was %.4f%n", threshold, rule, old);
        out.printf("%-12s%10s%22s%22s%n", "sound", "heatmaps", "above old, %", "above new, %");
        peaks.forEach((kind, values) -> print(out, kind, values, old, threshold));
        if (positives.length > 0) {
            print(out, "matching", positives, old, threshold);
        }
    }

    private static void print(PrintWriter out, String kind, double[] values, double old, double threshold) {
        out.printf(
                Locale.ROOT, "%-12s%10d%22.1f%22.1f%n", kind, values.length, lit(values, old), lit(values, threshold));
    }

    private static double lit(double[] values, double threshold) {
        return values.length == 0 ? 0 : 100 * Rates.above(values, threshold);
    }
}
