// SPDX-License-Identifier: Apache-2.0
/**
 * The durable queue of events to deliver.
 *
 * <p>Read in this order: {@link org.vssl.sidecar.spool.Row} is one queued event; {@code SpoolDatabase} is the file;
 * {@code Committer} writes it, in groups, on a thread of its own; {@link org.vssl.sidecar.spool.Spool} is the interface
 * for others.
 */
@NullMarked
package org.vssl.sidecar.spool;

import org.jspecify.annotations.NullMarked;
