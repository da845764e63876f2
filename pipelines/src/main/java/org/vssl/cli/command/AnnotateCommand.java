package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PipelineException;
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
        description = "Writes a copy of a video with heat, boxes and verdicts drawn into it. Ctrl-C finishes the file.")
final class AnnotateCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "a video file")
    Path in = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.mp4",
            description = "default: IN-vssl.mp4 in this folder")
    Optional<Path> out = Optional.empty();

    @Option(names = "--sheet", paramLabel = "OUT.png", description = "draw its contact sheet in the same pass")
    Optional<Path> sheet = Optional.empty();

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() {
        Path target = out.orElseGet(() -> Path.of(stem(in) + "-vssl.mp4"));
        PrintWriter messages = spec.commandLine().getErr();
        SheetBuilder frames = annotate(in, target, options, messages);
        sheet.ifPresent(png -> ContactSheet.write(in.getFileName().toString(), frames, png));
        messages.println(frames.summary());
        return 0;
    }

    /** The file appears under its own name only when it is whole. */
    static SheetBuilder annotate(Path in, Path out, Options options, PrintWriter messages) {
        Media media = Media.of(in);
        if (!media.hasVideo()) {
            throw new PipelineException(in + " holds no video; needed is a video file");
        }
        Path part = out.resolveSibling(out.getFileName() + ".part");
        var progress = new Progress(messages, "annotating " + in.getFileName(), media.durationNanos());
        var frames = new SheetBuilder();
        var done = new CountDownLatch(1);
        try {
            write(media, part, options, frames, progress, done);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            progress.done("written: " + out);
            return frames;
        } catch (IOException e) {
            throw new PipelineException("cannot write " + out + ": " + e, e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                messages.println("vssl: cannot remove " + part + ": " + e);
            }
            done.countDown();
        }
    }

    private static void write(
            Media media, Path part, Options options, SheetBuilder frames, Progress progress, CountDownLatch done) {
        try (Run run = Run.of(Lines.annotate(media, options.element(), part, ContactSheet.THUMBNAIL_WIDTH))) {
            var interrupted = new Thread(() -> finish(run, done), "finish");
            Runtime.getRuntime().addShutdownHook(interrupted);
            run.frames(frames::take).play(() -> progress.at(run.position(), run.framesSoFar()));
            forget(interrupted);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the shutdown that the hook waits for is under way, and this was its work
            return;
        }
    }

    private static void finish(Run run, CountDownLatch done) {
        run.finish();
        try {
            if (!done.await(15, TimeUnit.SECONDS)) {
                System.err.println("vssl: the file could not be finished within 15 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
