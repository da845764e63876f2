// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.util.concurrent.ExecutionException;

/** A pipeline could not be built or did not come to its end; the message says what GStreamer said. */
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PipelineException(String message) {
        super(message);
    }

    public PipelineException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What ended a pipeline, in its own words. */
    static String said(ExecutionException end) {
        Throwable cause = end.getCause();
        String said = cause == null ? null : cause.getMessage();
        return said == null ? end.toString() : said;
    }
}
