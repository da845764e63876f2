// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vssl.cli.evaluate.DecodedMedia;
import org.vssl.cli.evaluate.Findings;
import org.vssl.cli.evaluate.HtmlReport;
import org.vssl.cli.evaluate.JsonReport;
import org.vssl.cli.evaluate.Scores;
import org.vssl.cli.evaluate.StampScenes;
import org.vssl.cli.evaluate.TextTable;
import org.vssl.evaluate.Baselines;
import org.vssl.evaluate.Evaluation;
import org.vssl.evaluate.ModelSubject;
import org.vssl.evaluate.Outcome;
import org.vssl.evaluate.Pairs;
import org.vssl.evaluate.Sample;
import org.vssl.evaluate.Subject;
import org.vssl.evaluate.dataset.AvsBench;
import org.vssl.evaluate.dataset.DataSet;
import org.vssl.evaluate.dataset.DataSetException;
import org.vssl.evaluate.dataset.FlickrSoundNet;
import org.vssl.evaluate.dataset.Is3;
import org.vssl.evaluate.dataset.MyFolder;
import org.vssl.evaluate.dataset.PairsFile;
import org.vssl.evaluate.dataset.VggSs;
import org.vssl.model.Bundle;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Computes the standard metrics of a model for matching sounds, silence, noise and off-screen"
                + " sounds, beside audio-blind baselines.",
        footer = {
            "",
            "Without a data set it builds one from Debian's photographs and their sounds.",
            "--folder takes a directory with manifest.jsonl, one object per line, for example",
            "  {\"picture\": \"yard.jpg\", \"sound\": \"bark.wav\", \"category\": \"dog\","
                    + " \"boxes\": [[0.1, 0.4, 0.5, 0.9]]}",
            "with boxes as left, top, right, bottom in 0..1, or \"mask\": \"file.png\".",
            "See models/EVALUATION.md."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int ANYTHING = 16;
    private static final long SEED = 1234;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "may be repeated to compare bundles; default: the built-in one")
    List<Path> models = List.of();

    @ArgGroup
    Source source = new Source();

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description =
                    "negatives to pair with each sample; drawn and written if the file does not exist; default: pairs.json in the output directory")
    Optional<Path> pairs = Optional.empty();

    @Option(names = "--draws", description = "negatives of each kind per sample, 1..100; default: ${DEFAULT-VALUE}")
    int draws = 1;

    @Option(names = "--limit", paramLabel = "N", description = "use only the first N samples")
    Optional<Integer> limit = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "default: vssl-evaluation in the current directory")
    Path folder = Path.of("vssl-evaluation");

    /** At most one data set. */
    static final class Source {
        @Option(names = "--vgg-ss", paramLabel = "DIR", description = "annotations.json, frames/, audio/")
        Optional<Path> vggSs = Optional.empty();

        @Option(names = "--flickr", paramLabel = "DIR", description = "Flickr-SoundNet: Annotations/, frames/, audio/")
        Optional<Path> flickr = Optional.empty();

        @Option(
                names = "--is3",
                paramLabel = "DIR",
                description = "IS3_annotation.json, images/, audio_wav/, gt_segmentation/")
        Optional<Path> is3 = Optional.empty();

        @Option(
                names = "--s4",
                paramLabel = "DIR",
                description = "AVSBench-S4: s4_seg.json or s4_box.json beside the media")
        Optional<Path> s4 = Optional.empty();

        @Option(names = "--folder", paramLabel = "DIR", description = "your own manifest.jsonl")
        Optional<Path> folder = Optional.empty();

        Optional<DataSet> read() {
            return vggSs.map(VggSs::read)
                    .or(() -> flickr.map(FlickrSoundNet::read))
                    .or(() -> is3.map(Is3::read))
                    .or(() -> s4.map(AvsBench::read))
                    .or(() -> folder.map(MyFolder::read));
        }
    }

    private final DecodedMedia media = new DecodedMedia();

    @Override
    public Integer call() throws IOException {
        if (draws < 1 || draws > 100) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--draws must be 1..100, was " + draws);
        }
        Files.createDirectories(folder);
        DataSet data = limited(source.read().orElseGet(this::stamps));
        Pairs negatives = pairs(data.samples());
        var columns = new ArrayList<Scores>();
        List<Path> bundles = models.isEmpty() ? List.of(Home.defaultBundle()) : models;
        for (Path path : bundles) {
            try (Subject model = ModelSubject.load(Bundle.open(path))) {
                columns.add(scores(model, Bundle.open(path).id(), data, negatives));
                Subject blind = Baselines.audioBlind(model, anything(model, data.samples()));
                columns.add(
                        scores(blind, "the model's heatmap, averaged over " + ANYTHING + " sounds", data, negatives));
            }
        }
        columns.add(scores(Baselines.centrePrior(), "a centred Gaussian", data, negatives));
        columns.add(scores(Baselines.random(SEED), "uniform noise in 0..1", data, negatives));
        var findings = new Findings(data, negatives.seed(), columns);
        TextTable.print(findings, spec.commandLine().getOut());
        JsonReport.write(findings, folder.resolve("evaluation.json"));
        try (Subject model = ModelSubject.load(Bundle.open(bundles.get(0)))) {
            HtmlReport.write(findings, outcome -> own(model, outcome), folder.resolve("evaluation.html"));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("\nreport      " + folder.resolve("evaluation.html").toAbsolutePath());
        out.println("numbers     " + folder.resolve("evaluation.json").toAbsolutePath());
        return 0;
    }

    private org.vssl.result.RawHeat own(Subject model, Outcome outcome) {
        model.look(media.picture(outcome.sample()));
        return model.heat(model.hear(media.sound(outcome.sample())));
    }

    private DataSet stamps() {
        Path made = folder.resolve("stamps");
        StampScenes.write(made, SEED);
        DataSet data = MyFolder.read(made);
        return new DataSet("Debian's stamps, two per picture", data.samples(), data.missing());
    }

    private DataSet limited(DataSet data) {
        return limit.map(most -> new DataSet(
                        data.name() + ", first " + most,
                        data.samples().stream().limit(most).toList(),
                        data.missing()))
                .orElse(data);
    }

    private Pairs pairs(List<Sample> samples) {
        Path file = pairs.orElse(folder.resolve("pairs.json"));
        if (pairs.isPresent() && Files.isReadable(file)) {
            return given(file, samples);
        }
        Pairs drawn = Pairs.draw(samples, draws, SEED);
        PairsFile.write(drawn, file);
        return drawn;
    }

    /** Every sample needs negatives, or the columns of a table would cover different pictures. */
    private Pairs given(Path file, List<Sample> samples) {
        Pairs usable = PairsFile.read(file).within(samples);
        Set<String> paired = usable.pairs().stream().map(Pairs.Pair::sample).collect(Collectors.toSet());
        List<String> bare = samples.stream()
                .map(Sample::id)
                .filter(id -> !paired.contains(id))
                .toList();
        if (!bare.isEmpty()) {
            throw new DataSetException(
                    "%s has no pairs for %d of %d samples, the first is %s; expected at least one each, as --pairs draws them"
                            .formatted(file, bare.size(), samples.size(), bare.get(0)));
        }
        long deaf = usable.pairs().stream()
                .filter(pair -> pair.offscreen().isEmpty())
                .count();
        if (deaf > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%d of %d pairs have no off-screen sound here: only silence and noise are used for them%n",
                            deaf, usable.pairs().size());
        }
        return usable;
    }

    private List<float[]> anything(Subject model, List<Sample> samples) {
        var random = new Random(SEED);
        return random.ints(ANYTHING, 0, samples.size())
                .mapToObj(index -> model.hear(media.sound(samples.get(index))))
                .toList();
    }

    private Scores scores(Subject subject, String id, DataSet data, Pairs negatives) {
        Progress progress = new Progress(
                spec.commandLine().getErr(), subject.name(), data.samples().size());
        List<Outcome> outcomes =
                Evaluation.run(subject, data.samples(), negatives, media, (done, total) -> progress.at(done));
        progress.done("measured " + subject.name());
        return Scores.of(subject.name(), id, subject.threshold(), outcomes);
    }
}
