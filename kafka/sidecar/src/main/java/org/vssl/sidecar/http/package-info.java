// SPDX-License-Identifier: Apache-2.0
/**
 * The page, health and metrics, for people and their monitoring.
 *
 * <p>{@link org.vssl.sidecar.http.WebServer} puts it together: {@code Guard} stands before everything, {@code
 * HealthRoutes} answers under {@code /q} (both of {@link org.vssl.health}), {@code PageFiles} serves the page, {@code
 * LivePages} sends open pages updates of the streams.
 */
@NullMarked
package org.vssl.sidecar.http;

import org.jspecify.annotations.NullMarked;
