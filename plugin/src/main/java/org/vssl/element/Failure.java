// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.vssl.model.ModelException;
import org.vssl.reframe.PathFileException;

/** What C asks when Java threw. */
public final class Failure {
    private Failure() {}

    /** What a bus message says about a throwable: its text, and its stack for the debug part. */
    public static String[] describe(Throwable thrown) {
        var stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        boolean isForPeople = thrown instanceof ModelException
                || thrown instanceof PublishException
                || thrown instanceof PathFileException;
        String message = isForPeople ? thrown.getMessage() : thrown.toString();
        return new String[] {message == null ? thrown.toString() : message, stack.toString()};
    }
}
