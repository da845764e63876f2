/**
 * GStreamer in this process, and the only place that sees gst1-java-core and JNA.
 *
 * <p>Read in this order: {@link org.vssl.cli.gst.Media} says what is in a file; {@link org.vssl.cli.gst.Run} runs a
 * launch line to its end; {@code MetaReader} reads VsslMeta from a buffer.
 */
@NullMarked
package org.vssl.cli.gst;

import org.jspecify.annotations.NullMarked;
