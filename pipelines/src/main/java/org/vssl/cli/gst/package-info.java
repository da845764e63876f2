// SPDX-License-Identifier: Apache-2.0
/**
 * GStreamer in this process; the only package that uses gst1-java-core and JNA.
 *
 * <p>Read in this order: {@link org.vssl.cli.gst.Media} probes a file; {@link org.vssl.cli.gst.Run} runs a launch line
 * to its end; {@code MetaReader} reads VsslMeta from a buffer.
 */
@NullMarked
package org.vssl.cli.gst;

import org.jspecify.annotations.NullMarked;
