// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.scene.DemoScene;
import org.vssl.cli.scene.Truth;
import org.vssl.cli.sheet.ContactSheet;
import org.vssl.cli.sheet.SheetBuilder;
import org.vssl.result.FrameResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Builds a scene from photographs and their sounds, annotates it and draws its contact sheet.")
final class DemoCommand implements Callable<Integer> {
    /** Near a change the model's window still contains the previous passage. */
    private static final double BORDER_SECONDS = 0.5;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "default: vssl-demo in the current directory")
    Path folder = Path.of("vssl-demo");

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        Files.createDirectories(folder);
        Path scene = folder.resolve("scene.mp4");
        Path annotated = folder.resolve("annotated.mp4");
        Path sheet = folder.resolve("sheet.png");
        List<Truth> truths = scene(scene, messages);
        SheetBuilder frames = AnnotateCommand.annotate(scene, annotated, options, messages);
        ContactSheet.write(scene.getFileName().toString(), frames, sheet);
        List<FrameResult> reports = frames.reports();
        PrintWriter out = spec.commandLine().getOut();
        out.println("sound                seconds      correct frames");
        truths.forEach(truth -> out.println(line(truth, reports)));
        out.println("scene       " + scene.toAbsolutePath());
        out.println("annotated   " + annotated.toAbsolutePath());
        out.println("sheet       " + sheet.toAbsolutePath());
        return 0;
    }

    private static List<Truth> scene(Path scene, PrintWriter messages) throws IOException {
        if (Files.exists(scene)) {
            return DemoScene.truthsOnly();
        }
        messages.println("building the scene");
        messages.flush();
        Path part = scene.resolveSibling("scene.part.mp4");
        try {
            List<Truth> truths = DemoScene.write(part);
            Files.move(part, scene, StandardCopyOption.REPLACE_EXISTING);
            return truths;
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + ".wav"));
        }
    }

    private static String line(Truth truth, List<FrameResult> reports) {
        List<FrameResult> inside = reports.stream()
                .filter(report -> report.times().shownNanos() / 1e9 >= truth.start() + BORDER_SECONDS
                        && report.times().shownNanos() / 1e9 <= truth.end() - BORDER_SECONDS / 2)
                .toList();
        if (inside.isEmpty()) {
            throw new PipelineException("no frame was reported for " + truth.what() + " at " + truth.start() + " s");
        }
        long right = inside.stream()
                .filter(report ->
                        truth.agrees(report.verdict(), report.sources().stream().findFirst()))
                .count();
        return String.format(
                Locale.ROOT,
                "%-18s %4.1f..%4.1f s   %3.0f %%",
                truth.what(),
                truth.start(),
                truth.end(),
                100.0 * right / inside.size());
    }
}
