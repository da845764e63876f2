// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PictureFormat;
import org.vssl.cli.gst.Run;
import org.vssl.cli.sheet.ContactSheet;
import org.vssl.cli.sheet.SheetBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        description =
                "Writes a copy of a video with heatmap, boxes and verdicts drawn on it. Ctrl-C finalizes the file early.")
final class AnnotateCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "a video file")
    Path in = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "an .mp4 or .mkv; default: IN-vssl.mp4 in the current directory")
    Optional<Path> out = Optional.empty();

    @Option(names = "--sheet", paramLabel = "OUT.png", description = "also draw its contact sheet, in the same pass")
    Optional<Path> sheet = Optional.empty();

    @Mixin
    Overwriting overwriting = new Overwriting();

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() {
        Path target = out.orElseGet(() -> Path.of(stem(in) + "-vssl.mp4"));
        PrintWriter messages = spec.commandLine().getErr();
        Target.requireWritable(in, target, overwriting.force, ".mp4", ".mkv");
        sheet.ifPresent(png -> Target.requireWritable(in, png, overwriting.force, ".png"));
        SheetBuilder frames = annotate(in, target, options, messages);
        sheet.ifPresent(png -> ContactSheet.write(in.getFileName().toString(), frames, png));
        messages.println(frames.summary());
        return 0;
    }

    /** The file appears under its own name only when it is whole. */
    static SheetBuilder annotate(Path in, Path out, Options options, PrintWriter messages) {
        Media media = Media.video(in, "a video file");
        PictureFormat format = PictureFormat.of(media);
        var progress = new Progress(messages, "annotating " + in.getFileName(), media.durationNanos());
        var frames = new SheetBuilder();
        new WholeFile(out, messages)
                .write(
                        part -> Run.of(Lines.annotate(
                                        media,
                                        format,
                                        options.element(),
                                        part,
                                        Lines.muxer(out, part),
                                        ContactSheet.THUMBNAIL_WIDTH))
                                .frames(frames::take),
                        progress);
        return frames;
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
