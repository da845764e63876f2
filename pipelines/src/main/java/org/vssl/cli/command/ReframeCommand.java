// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PictureFormat;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.cli.reframe.Export;
import org.vssl.cli.reframe.Reframing;
import org.vssl.reframe.Controls;
import org.vssl.reframe.CutDetector;
import org.vssl.reframe.GreyPicture;
import org.vssl.reframe.Observation;
import org.vssl.reframe.PathFile;
import org.vssl.reframe.Shape;
import org.vssl.reframe.Step;
import org.vssl.reframe.TwoPassPlanner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reframe",
        mixinStandardHelpOptions = true,
        description = "Writes a copy of a video, cropped to keep the sound source in the picture. It analyses the whole"
                + " video first, then renders it. Ctrl-C while rendering finalizes the file early.")
final class ReframeCommand implements Callable<Integer> {
    /** Tolerance between aspects, which whole pixels round. */
    private static final double SAME_ASPECT = 0.02;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "a video file with sound")
    Path in = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "an .mp4 or .mkv; optional with --export")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            description = "aspect ratio of the output; default: ${DEFAULT-VALUE}")
    String aspect = "9:16";

    @Option(names = "--height", description = "height of the output in pixels; default: no scaling")
    Optional<Integer> height = Optional.empty();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "also write the crop path, in a format chosen by extension: .csv .json .sendcmd .mlt .xges"
                    + " .otio; may be repeated")
    List<Path> exports = List.of();

    @Option(names = "--path", paramLabel = "FILE.csv", description = "follow this path instead of analysing the audio")
    Optional<Path> path = Optional.empty();

    @Option(names = "--debug", description = "output the whole picture with the crop outlined in it")
    boolean debug;

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Mixin
    Overwriting overwriting = new Overwriting();

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() {
        PrintWriter messages = spec.commandLine().getErr();
        OutSize size = validateArguments();
        Media media = Media.video(in, "a video file with sound");
        if (!media.hasAudio() && path.isEmpty()) {
            throw new PipelineException(in + " contains no sound to follow; expected a video with sound, or --path");
        }
        PictureFormat format = PictureFormat.of(media);
        validateExports(format);
        Reframing film = reframing(media, format, size, messages);
        write(film, messages);
        out.ifPresent(target -> render(media, film, target, messages));
        return 0;
    }

    private OutSize validateArguments() {
        if (out.isEmpty() && exports.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "expected OUT, --export FILE or both");
        }
        exports.forEach(ReframeCommand::export);
        out.ifPresent(target -> Target.requireWritable(in, target, overwriting.force, ".mp4", ".mkv"));
        exports.forEach(file -> Target.requireWritable(in, file, overwriting.force));
        try {
            plan.controls();
            return OutSize.of(aspect, height);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Export export(Path file) {
        return Export.of(file)
                .orElseThrow(() -> new PipelineException(
                        "cannot export to " + file + ": expected a file name ending in one of " + Export.endings()));
    }

    private Reframing reframing(Media media, PictureFormat format, OutSize asked, PrintWriter messages) {
        OutSize.Pixels size = asked.in(format);
        double pictureAspect = (double) format.shownWidth() / format.height();
        List<Step> steps = path.isPresent()
                ? read(path.get(), pictureAspect, asked.aspect())
                : planned(media, pictureAspect, size, messages);
        return new Reframing(
                in,
                media.hasAudio(),
                format.shownWidth(),
                format.height(),
                format.rateNumerator(),
                format.rateDenominator(),
                size.width(),
                size.height(),
                steps);
    }

    /** Crops of another shape would be stretched. */
    private static List<Step> read(Path file, double pictureAspect, double asked) {
        List<Step> steps = PathFile.read(file).steps();
        for (Step step : steps) {
            double shown = step.crop().width() / step.crop().height() * pictureAspect;
            if (Math.abs(shown / asked - 1) > SAME_ASPECT) {
                throw new PipelineException(String.format(
                        Locale.ROOT,
                        "cannot follow %s: its crops have an aspect ratio of %.3f, requested is %.3f; expected the"
                                + " --aspect the path was made with",
                        file,
                        shown,
                        asked));
            }
        }
        return steps;
    }

    private List<Step> planned(Media media, double pictureAspect, OutSize.Pixels size, PrintWriter messages) {
        Controls controls = plan.controls();
        var progress = new Progress(messages, "analysing " + in.getFileName(), media.durationNanos());
        var cuts = new CutDetector();
        var moments = new ArrayList<Observation>();
        try (Run run = Run.of(Lines.grey(media, options.element()))) {
            run.frames((report, picture, width, height) -> {
                        int stride = (width + 3) / 4 * 4;
                        byte[] grey = GreyPicture.of(picture, width, height, stride, 1);
                        boolean isCut = cuts.isCut(grey, report.times().shownNanos(), controls.cutThreshold());
                        moments.add(new Observation(report.times().shownNanos(), report.sources(), isCut));
                    })
                    .play(() -> progress.at(run.position()));
        }
        if (moments.isEmpty()) {
            throw new PipelineException("no video frame could be decoded from " + in);
        }
        long heard =
                moments.stream().filter(moment -> !moment.sources().isEmpty()).count();
        List<Step> steps = new TwoPassPlanner(Shape.of(pictureAspect, size.aspect()), controls).plan(moments);
        if (heard == 0) {
            messages.println("vssl: nothing to follow: no source was located in any frame, so the crop stays still");
        }
        progress.done(
                "%d frames, %d with a source, %d shots of the crop"
                        .formatted(
                                steps.size(),
                                heard,
                                steps.stream().filter(Step::isCut).count()),
                moments.get(moments.size() - 1).timeNanos());
        return steps;
    }

    private void validateExports(PictureFormat format) {
        for (Path file : exports) {
            if (export(file).isInPixels() && !format.isSquare()) {
                throw new PipelineException("cannot export to " + file + ": the pixels of " + in
                        + " are not square; expected square pixels, or export to .csv or .json");
            }
        }
    }

    private void write(Reframing film, PrintWriter messages) {
        for (Path file : exports) {
            String text = export(file).text(film);
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new PipelineException("cannot write " + file + ": " + e, e);
            }
            messages.println("written: " + file);
        }
    }

    private void render(Media media, Reframing film, Path target, PrintWriter messages) {
        var progress = new Progress(messages, "rendering " + target.getFileName(), media.durationNanos());
        Path steps = target.resolveSibling(target.getFileName() + ".path.part");
        try {
            Files.writeString(steps, PathFile.text(film.steps()));
            String element = "vsslreframe path=" + Lines.quoted(steps) + " " + (debug ? whole(film) : size(film));
            new WholeFile(target, messages)
                    .write(part -> Run.of(Lines.reframe(media, element, part, Lines.muxer(target, part))), progress);
        } catch (IOException e) {
            throw new PipelineException("cannot write " + steps + ": " + e, e);
        } finally {
            steps.toFile().delete();
        }
    }

    private String whole(Reframing film) {
        return "debug=true aspect=" + OutSize.fraction(aspect) + Lines.even(film.width(), film.height());
    }

    private static String size(Reframing film) {
        return "width=" + film.outWidth() + " height=" + film.outHeight();
    }
}
