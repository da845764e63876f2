// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import java.time.Duration;
import org.vssl.health.Health;

/**
 * The sidecar's delivery status, for the page.
 *
 * @param waiting events queued for delivery
 * @param waitingBytes their bytes
 * @param dropped frames dropped because the spool was full, since the start
 * @param sinceDelivery time since Kafka last had everything, or accepted something
 */
public record Status(Health health, long waiting, long waitingBytes, long dropped, Duration sinceDelivery) {}
