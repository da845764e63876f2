/**
 * From elements to Kafka.
 *
 * <p>{@link org.vssl.sidecar.Sidecar} puts it together: {@code ingress} takes events from elements, {@code spool} holds
 * them on disk, {@code forward} brings them to Kafka, {@code live} knows what streams hear now, {@code http} shows it and tells how it goes, {@code config} is what can be
 * set.
 */
@NullMarked
package org.vssl.sidecar;

import org.jspecify.annotations.NullMarked;
