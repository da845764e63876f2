// SPDX-License-Identifier: Apache-2.0
package org.vssl.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the sources of the manual pages and bash's completion of the launcher: {@code Reference COMMANDS OUT}, with
 * the list of commands that the launcher reads.
 */
public final class Reference {
    private Reference() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Reference COMMANDS OUT");
            System.exit(2);
        }
        Path out = Files.createDirectories(Path.of(arguments[1]));
        var launcher = new CommandLine(launcher(Command.list(Path.of(arguments[0]))));
        Files.writeString(out.resolve("vssl.bash"), AutoComplete.bash("vssl", launcher));
        int status =
                ManPageGenerator.generateManPage(out.toFile(), null, new boolean[0], false, launcher.getCommandSpec());
        System.exit(status);
    }

    private static CommandSpec launcher(List<Command> commands) {
        CommandSpec launcher = CommandSpec.create()
                .name("vssl")
                .addOption(OptionSpec.builder("--yes")
                        .description("install missing Debian packages without asking")
                        .build())
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show the commands")
                        .build());
        launcher.usageMessage()
                .description("Locates the source of the sound in every frame of a video, or reports that it is not in"
                        + " the picture: in files, in GStreamer pipelines, and to Kafka.")
                .synopsisSubcommandLabel("COMMAND");
        Map<String, CommandLine> programs = programs();
        for (Command command : commands) {
            // two rows of one command differ in their arguments; a release has no sources
            if (!command.isOfASourceTree() && !launcher.subcommands().containsKey(command.name())) {
                CommandLine line =
                        command.isOfTheLauncher() ? new CommandLine(command.ownSpec()) : programs.get(command.name());
                if (line == null) {
                    throw new IllegalArgumentException("no program has the command " + command.name());
                }
                launcher.addSubcommand(command.name(), line);
            }
        }
        return launcher;
    }

    private static Map<String, CommandLine> programs() {
        var commands = new TreeMap<String, CommandLine>();
        for (Class<?> program : List.of(org.vssl.cli.command.Vssl.class, org.vssl.kafka.command.VsslKafka.class)) {
            commands.putAll(new CommandLine(program).getSubcommands());
        }
        var episodes = new CommandLine(org.vssl.episodes.command.EpisodesCommand.class);
        episodes.setCommandName("episodes");
        commands.put("episodes", episodes);
        return commands;
    }
}
