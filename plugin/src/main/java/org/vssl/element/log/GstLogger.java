// SPDX-License-Identifier: Apache-2.0
package org.vssl.element.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.StackWalker.StackFrame;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A logger whose lines are GStreamer's; before it is connected, warnings go to standard error. */
final class GstLogger implements System.Logger {
    private final String name;

    GstLogger(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        if (level == Level.OFF) {
            return false;
        }
        return GstLog.isConnected()
                ? GstLog.isEnabled(name, gstLevel(level))
                : level.getSeverity() >= Level.WARNING.getSeverity();
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            write(level, thrown == null ? message : message + System.lineSeparator() + stack(thrown));
        }
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object @Nullable ... parameters) {
        if (isLoggable(level)) {
            write(
                    level,
                    parameters == null || parameters.length == 0 ? format : MessageFormat.format(format, parameters));
        }
    }

    private void write(Level level, String text) {
        if (!GstLog.isConnected()) {
            System.err.println(name + ": " + text);
            return;
        }
        Optional<StackFrame> caller = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isOfLogging(frame.getClassName()))
                        .findFirst());
        GstLog.write(
                name,
                gstLevel(level),
                caller.map(StackFrame::getFileName).orElse(name),
                caller.map(StackFrame::getMethodName).orElse(""),
                caller.map(StackFrame::getLineNumber).orElse(0),
                text);
    }

    private static boolean isOfLogging(String className) {
        return className.startsWith(GstLogger.class.getPackageName())
                || className.startsWith("java.lang.System")
                || className.startsWith("jdk.internal.logger");
    }

    private static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** As {@code GstDebugLevel} counts: the more, the less it matters. */
    private static int gstLevel(Level level) {
        return switch (level) {
            case ERROR, OFF -> 1;
            case WARNING -> 2;
            case INFO -> 4;
            case DEBUG -> 5;
            case TRACE, ALL -> 6;
        };
    }
}
