package org.vssl.cli.gst;

/** A pipeline could not be built or did not come to its end; the message says what GStreamer said. */
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PipelineException(String message) {
        super(message);
    }

    public PipelineException(String message, Throwable cause) {
        super(message, cause);
    }
}
