// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.Run;
import org.vssl.cli.sheet.ContactSheet;
import org.vssl.cli.sheet.SheetBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sheet",
        mixinStandardHelpOptions = true,
        description = "Draws a contact sheet of a video with timelines of heat, verdicts, loudness and similarity.")
final class SheetCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "a video file")
    Path in = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.png",
            description = "default: IN-vssl.png in the current directory")
    Optional<Path> out = Optional.empty();

    @Mixin
    Overwriting overwriting = new Overwriting();

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() {
        Path target = out.orElseGet(() -> Path.of(AnnotateCommand.stem(in) + "-vssl.png"));
        Target.requireWritable(in, target, overwriting.force, ".png");
        sheet(in, target, options, spec.commandLine().getErr());
        return 0;
    }

    static SheetBuilder sheet(Path in, Path out, Options options, PrintWriter messages) {
        Media media = Media.video(in, "a video file");
        var builder = new SheetBuilder();
        try (Run run = Run.of(Lines.thumbnails(media, options.element(), ContactSheet.THUMBNAIL_WIDTH))) {
            var progress = new Progress(messages, "analysing " + in.getFileName(), media.durationNanos());
            run.frames(builder::take).play(() -> progress.at(run.position()));
            ContactSheet.write(in.getFileName().toString(), builder, out);
            progress.done(out + ": " + builder.summary(), run.reached());
        }
        return builder;
    }
}
