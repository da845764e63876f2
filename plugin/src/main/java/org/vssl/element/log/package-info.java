// SPDX-License-Identifier: Apache-2.0
/**
 * Log lines of Java in GStreamer's debug log: {@link org.vssl.element.log.GstLoggerFinder} is found by the JDK where the
 * plugin starts the JVM, and {@code GstLog} is what {@code vssllog.c} connects.
 *
 * <p>A logger that is named as an element writes into that element's category, any other into {@code vssljvm}. In the JVM
 * of a Java program the lines go where that program logs. Without the plugin, warnings go to standard error.
 */
@NullMarked
package org.vssl.element.log;

import org.jspecify.annotations.NullMarked;
