/**
 * The durable queue of events to deliver.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.spool.Row} is one event that waits; {@code SpoolDatabase} is the file;
 * {@code Committer} writes it, in groups, on a thread of its own; {@link org.vssl.sidecar.spool.Spool} is what others see.
 */
@NullMarked
package org.vssl.sidecar.spool;

import org.jspecify.annotations.NullMarked;
