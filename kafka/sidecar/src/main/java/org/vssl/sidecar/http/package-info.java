/**
 * What people and their monitoring look at.
 *
 * <p>{@link org.vssl.sidecar.http.WebServer} puts it together: {@code Guard} stands before everything, {@code
 * HealthRoutes} answers under {@code /q} (both of {@link org.vssl.health}), {@code PageFiles} serves the page, {@code LivePages} tells open pages what
 * streams hear.
 */
@NullMarked
package org.vssl.sidecar.http;

import org.jspecify.annotations.NullMarked;
