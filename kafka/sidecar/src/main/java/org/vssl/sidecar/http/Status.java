package org.vssl.sidecar.http;

import java.time.Duration;
import org.vssl.health.Health;

/**
 * How the sidecar does its work, for the page.
 *
 * @param waiting events that wait for delivery
 * @param waitingBytes their bytes
 * @param letGo frames let go because the spool was full, since the start
 * @param sinceDelivery how long ago Kafka last had everything, or took something
 */
public record Status(Health health, long waiting, long waitingBytes, long letGo, Duration sinceDelivery) {}
