// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the real {@code gst-launch-1.0} with the plugin as it was built, killed after 30 s. */
record Launch(int status, String output) {
    static final Path HOME = Path.of("target/vssl").toAbsolutePath();
    static final Path TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize();

    /** Sound for the tiny bundle {@code split} that it hears as "green". */
    static final String SOUND = "audiotestsrc num-buffers=130 wave=square freq=2000 ! audio/x-raw,rate=32000";

    static Launch of(Path registryFolder, String line) {
        return of(registryFolder, Map.of(), line);
    }

    static Launch of(Path registryFolder, Map<String, String> environment, String line) {
        return run(registryFolder, environment, "gst-launch-1.0 -m -v " + line);
    }

    static Launch run(Path registryFolder, Map<String, String> environment, String line) {
        var command = new ArrayList<>(List.of("timeout", "-s", "KILL", "30"));
        command.addAll(List.of(line.split(" +", -1)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GST_PLUGIN_PATH", HOME.toString());
        builder.environment()
                .put("GST_REGISTRY", registryFolder.resolve("registry.bin").toString());
        builder.environment().remove("VSSL_HOME");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Launch(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The verdicts told on the bus, in order. */
    List<String> verdicts() {
        var verdicts = new ArrayList<String>();
        Matcher matcher = Pattern.compile("vssl, verdict=\\(string\\)([a-z-]+)").matcher(output);
        while (matcher.find()) {
            verdicts.add(matcher.group(1));
        }
        return verdicts;
    }

    /** The text of the first error on the bus. */
    String error() {
        Matcher matcher = Pattern.compile("ERROR: from element [^ ]*: (.*?)\nAdditional debug info", Pattern.DOTALL)
                .matcher(output);
        return matcher.find() ? matcher.group(1) : "no error in: " + output;
    }

    /** The texts of all warnings on the bus. */
    List<String> warnings() {
        return Pattern.compile("WARNING: from element [^ ]*: (.*?)\nAdditional debug info", Pattern.DOTALL)
                .matcher(output)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    int count(String text) {
        return output.split(Pattern.quote(text), -1).length - 1;
    }
}
