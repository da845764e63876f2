// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import org.vssl.cli.gst.PipelineException;
import org.vssl.evaluate.dataset.DataSetException;
import org.vssl.model.ModelException;
import org.vssl.reframe.PathFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit status: 0 success, 1 failure, 2 usage error. */
@Command(
        name = "vssl",
        mixinStandardHelpOptions = true,
        version = "gst-vssl 0.2.0",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Locates the source of the sound in every frame of a video, or reports that it is not in the picture.",
        footer = {
            "",
            "The launcher ./vssl also has the commands inspect, test, install and setup.",
            "Examples:",
            "  ./vssl demo",
            "  ./vssl annotate my.mp4 -o my-annotated.mp4",
            "  ./vssl analyze my.mp4 --changes",
            "  ./vssl sheet my.mp4 -o my.png",
            "  ./vssl captions my.mp4 -o my.vtt --also offscreen"
        },
        subcommands = {
            AnalyzeCommand.class,
            AnnotateCommand.class,
            SheetCommand.class,
            CaptionsCommand.class,
            ReframeCommand.class,
            LaunchCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class,
            AdaptCommand.class,
            BundleCommand.class
        })
public final class Vssl implements Runnable {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    /** Set by picocli before anything else happens. */
    @SuppressWarnings("NullAway.Init")
    Vssl() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "missing command");
    }

    /** The message comes last and alone: a page of usage would push it off the screen. */
    private static int usageError(CommandLine.ParameterException error, String... arguments) {
        CommandLine command = error.getCommandLine();
        command.getErr().println("vssl: " + error.getMessage());
        command.getErr()
                .println("'./%s --help' shows the options"
                        .formatted(command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    public static void main(String... arguments) {
        var program = new CommandLine(new Vssl());
        String[] version = program.getCommandSpec().version();
        program.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(version));
        int status = program.setParameterExceptionHandler(Vssl::usageError)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    boolean isOurs = failure instanceof PipelineException
                            || failure instanceof ModelException
                            || failure instanceof PathFileException
                            || failure instanceof DataSetException;
                    line.getErr().println("vssl: " + (isOurs ? failure.getMessage() : failure));
                    return 1;
                })
                .execute(arguments);
        System.out.flush();
        // GStreamer's threads must not keep the process alive
        Runtime.getRuntime().halt(status);
    }
}
