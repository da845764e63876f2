// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.vssl.cli.gst.Gstreamer;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.model.Bundle;
import org.vssl.model.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks that everything required is installed and works, one line each. The exit status is 0 only if all checks pass.")
final class DoctorCommand implements Callable<Integer> {
    private static final List<String> ELEMENTS = List.of(
            "uridecodebin",
            "videoconvert",
            "videoflip",
            "videocrop",
            "audioconvert",
            "x264enc",
            "avenc_aac",
            "mp4mux",
            "appsink",
            "vssloverlay");

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "print the results as a JSON array")
    boolean json;

    private final List<Finding> findings = new ArrayList<>();

    private record Finding(String what, boolean isWell, String text) {}

    @Override
    public Integer call() throws IOException {
        check("java", () -> Runtime.version() + " in " + System.getProperty("java.home"));
        check("gstreamer", Gstreamer::version);
        for (String element : ELEMENTS) {
            check(element, () -> has(element));
        }
        check("model", () -> Bundle.open(Home.defaultBundle()).id());
        check("one frame", DoctorCommand::oneFrame);
        spec.commandLine().getOut().println(json ? asJson() : asText());
        return findings.stream().allMatch(Finding::isWell) ? 0 : 1;
    }

    private void check(String what, Supplier<String> look) {
        try {
            findings.add(new Finding(what, true, look.get()));
        } catch (PipelineException | ModelException e) {
            findings.add(new Finding(what, false, String.valueOf(e.getMessage())));
        }
    }

    private static String has(String element) {
        if (!Gstreamer.has(element)) {
            throw new PipelineException("no such element; ./vssl setup installs missing packages");
        }
        return "found";
    }

    private static String oneFrame() {
        var said = new ArrayList<String>();
        try (Run run = Run.of("videotestsrc num-buffers=1 ! video/x-raw,width=320,height=240 ! v.video_sink"
                + " vssl name=v ! appsink name=frames sync=false"
                + " audiotestsrc wave=silence num-buffers=100 ! v.audio_sink")) {
            run.frames((report, picture, width, height) ->
                            said.add("%s in %.1f ms".formatted(report.verdict().word(), report.latencyMillis())))
                    .play(() -> {});
        }
        return String.join(", ", said);
    }

    private String asText() {
        var text = new StringBuilder();
        for (Finding finding : findings) {
            text.append("%-4s %-14s %s%n".formatted(finding.isWell ? "ok" : "FAIL", finding.what, finding.text));
        }
        return text.toString().stripTrailing();
    }

    private String asJson() throws IOException {
        var text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.writeStartArray();
            for (Finding finding : findings) {
                generator.writeStartObject();
                generator.writeStringField("what", finding.what);
                generator.writeBooleanField("ok", finding.isWell);
                generator.writeStringField("text", finding.text);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        return text.toString();
    }
}
