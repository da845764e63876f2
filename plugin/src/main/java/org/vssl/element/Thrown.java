package org.vssl.element;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.vssl.model.ModelException;
import org.vssl.reframe.PathFileException;

/** What a bus message says about a throwable. Called by C only. */
public final class Thrown {
    private Thrown() {}

    /** Its text, and its stack for the debug part. */
    public static String[] describe(Throwable thrown) {
        var stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        boolean isOurs = thrown instanceof ModelException || thrown instanceof PathFileException;
        String message = isOurs ? thrown.getMessage() : thrown.toString();
        return new String[] {message == null ? thrown.toString() : message, stack.toString()};
    }
}
