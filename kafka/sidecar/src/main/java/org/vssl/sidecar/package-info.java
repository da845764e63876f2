// SPDX-License-Identifier: Apache-2.0
/**
 * From elements to Kafka.
 *
 * <p>{@link org.vssl.sidecar.Sidecar} puts it together: {@code ingress} receives events from elements, {@code spool}
 * persists them, {@code forward} delivers them to Kafka, {@code live} holds the state of streams, {@code http} serves
 * it with health and metrics, {@code config} is the configuration.
 */
@NullMarked
package org.vssl.sidecar;

import org.jspecify.annotations.NullMarked;
