package org.vssl.cli.command;

import org.vssl.cli.gst.PipelineException;
import org.vssl.evaluate.dataset.DataSetException;
import org.vssl.model.ModelException;
import org.vssl.reframe.PathFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit status: 0 done, 1 it failed, 2 the command was not understood. */
@Command(
        name = "vssl",
        mixinStandardHelpOptions = true,
        version = "gst-vssl 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Where in this picture is the sound I hear coming from? Or is it from nowhere in it?",
        footer = {
            "",
            "The launcher ./vssl knows these as well: inspect, test, install, setup.",
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
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }

    public static void main(String... arguments) {
        int status = new CommandLine(new Vssl())
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
        // GStreamer's threads must not keep a finished command alive
        Runtime.getRuntime().halt(status);
    }
}
