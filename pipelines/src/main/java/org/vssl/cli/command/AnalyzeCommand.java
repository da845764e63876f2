// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.protocol.record.RecordJson;
import org.vssl.result.FrameResult;
import org.vssl.result.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = "Prints one line of JSON per video frame, and nothing else, on standard output.",
        footer = {
            "",
            "Times are in nanoseconds, positions in 0..1 of the picture, loudness in LUFS, heat in -1..1.",
            "The exit status is 0 only if every frame was reported."
        })
final class AnalyzeCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "IN", description = "a video file, or a picture with --audio")
    Path in = Path.of("");

    @Option(names = "--audio", paramLabel = "SOUND", description = "sound for a still picture; prints one line")
    Optional<Path> audio = Optional.empty();

    @Option(
            names = "--heat",
            description = "add the heatmap: width, height, encoding f32le, min, max, base64 of the rows")
    boolean heat;

    @Option(names = "--changes", description = "print only frames at which the verdict changes")
    boolean changes;

    @Mixin
    Options options = new Options();

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    /** Somebody looks at the lines as they come, as the launcher found: [ -t 1 ]. */
    private final boolean isWatched = "1".equals(System.getenv("VSSL_WATCHED"));

    private Optional<Verdict> last = Optional.empty();

    @Override
    public Integer call() {
        if (audio.isPresent()) {
            print(Still.analyze(in, audio.get(), options));
            out.flush();
            return 0;
        }
        Media media = Media.video(in, "a video, or a picture with --audio SOUND");
        var progress =
                new Progress(spec.commandLine().getErr(), "analyzing " + in.getFileName(), media.durationNanos());
        try (Run run = Run.of(Lines.analyze(media, options.element()))) {
            long frames = run.frames((report, picture, width, height) -> print(report))
                    .play(() -> {
                        if (!isWatched) {
                            progress.at(run.position());
                        }
                    });
            out.flush();
            if (out.checkError()) {
                throw new PipelineException("standard output was closed before every frame was reported");
            }
            if (frames == 0) {
                throw new PipelineException("no video frame could be decoded from " + in);
            }
            if (!isWatched) {
                progress.done(frames + " frames");
            }
            progress.reportEarlyEnd(run.reached());
        }
        return 0;
    }

    private void print(FrameResult report) {
        if (!changes || !Optional.of(report.verdict()).equals(last)) {
            out.println(RecordJson.line(report, heat));
        }
        last = Optional.of(report.verdict());
        if (out.checkError()) {
            throw new PipelineException("standard output was closed before every frame was reported");
        }
    }
}
