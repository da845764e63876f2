// SPDX-License-Identifier: Apache-2.0
package org.vssl.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A row of the list of commands, {@code name|arguments|program|text}. */
record Command(String name, String arguments, String program, String text) {
    static List<Command> list(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Command::of)
                .toList();
    }

    private static Command of(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("expected name|arguments|program|text, found: " + line);
        }
        return new Command(cells[0], cells[1], cells[2], cells[3]);
    }

    boolean isOfTheLauncher() {
        return program.equals("launcher");
    }

    boolean isOfASourceTree() {
        return program.equals("source");
    }

    CommandSpec ownSpec() {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(text);
        if (!arguments.isEmpty()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(arguments)
                    .hideParamSyntax(true)
                    .build());
        }
        return spec;
    }
}
