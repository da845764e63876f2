// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vssl.cli.caption.CaptionRules;
import org.vssl.cli.caption.WebVtt;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.result.FrameResult;
import org.vssl.result.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "captions",
        mixinStandardHelpOptions = true,
        description = "Writes WebVTT captions that name each sound, placed near its source.",
        footer = {
            "",
            "The text is the label of the strongest source if the model has one for it, else",
            "loudness and position: 'sound, left'. Labels and positions are smoothed by",
            "majority vote, so captions do not flicker. Output files are never left",
            "incomplete; a video that ends before its declared duration is reported."
        })
final class CaptionsCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "a video file with sound")
    Path in = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.vtt",
            description = "default: IN-vssl.vtt in the current directory")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--also",
            split = ",",
            paramLabel = "offscreen|noise|silence",
            description = "also caption these, at the bottom of the picture: [off-screen sound], [noise], [silence]")
    Set<Verdict> also = EnumSet.noneOf(Verdict.class);

    @Option(
            names = "--minimum",
            paramLabel = "MS",
            description = "minimum duration of a caption, unless the next one begins; also how long a new label,"
                    + " verdict or third of the picture must last within a sound; default: ${DEFAULT-VALUE}")
    int minimumMillis = 1000;

    @Option(
            names = "--gap",
            paramLabel = "MS",
            description = "pauses shorter than this do not end a sound; default: ${DEFAULT-VALUE}")
    int gapMillis = 600;

    @Mixin
    Overwriting overwriting = new Overwriting();

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() {
        Path target = out.orElseGet(() -> Path.of(AnnotateCommand.stem(in) + "-vssl.vtt"));
        PrintWriter messages = spec.commandLine().getErr();
        CaptionRules rules = rules();
        Target.requireWritable(in, target, overwriting.force, ".vtt");
        Media media = Media.of(in);
        if (!media.hasVideo() || !media.hasAudio()) {
            throw new PipelineException("%s contains no %s; expected a video with sound"
                    .formatted(in, media.hasVideo() ? "sound" : "video"));
        }
        var progress = new Progress(messages, "analysing " + in.getFileName(), media.durationNanos());
        List<FrameResult> reports = reports(media, progress);
        WebVtt.Text text = WebVtt.of(in.getFileName().toString(), reports, rules);
        write(text.vtt(), target);
        progress.done(
                "written: %s, %d captions from %d frames".formatted(target, text.cues(), reports.size()),
                reports.get(reports.size() - 1).times().shownNanos());
        return 0;
    }

    private CaptionRules rules() {
        try {
            return new CaptionRules(Duration.ofMillis(minimumMillis), Duration.ofMillis(gapMillis), also);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<FrameResult> reports(Media media, Progress progress) {
        var reports = new ArrayList<FrameResult>();
        try (Run run = Run.of(Lines.analyze(media, options.element()))) {
            run.frames((report, picture, width, height) -> reports.add(report.withoutHeat()))
                    .play(() -> progress.at(run.position()));
        }
        if (reports.isEmpty()) {
            throw new PipelineException("no video frame could be decoded from " + in);
        }
        return reports;
    }

    /** The file appears under its own name only once it is complete. */
    private static void write(String text, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try {
                Files.writeString(part, text);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new PipelineException("cannot write " + target + ": " + e, e);
        }
    }
}
