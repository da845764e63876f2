/**
 * What the sidecar has promised to deliver, on disk.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.spool.Row} is one event that waits; {@code SpoolDatabase} is the file;
 * {@link org.vssl.sidecar.spool.Spool} commits rows in groups on a thread of its own and hands them to the one reader.
 */
@NullMarked
package org.vssl.sidecar.spool;

import org.jspecify.annotations.NullMarked;
