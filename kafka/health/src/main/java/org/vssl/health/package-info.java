/**
 * How a program that runs for days says how it is: {@link org.vssl.health.Health} over HTTP, and its metrics.
 *
 * <p>{@link org.vssl.health.HealthServer} is all that a program without pages needs; one with pages puts {@link
 * org.vssl.health.Guard} and {@link org.vssl.health.HealthRoutes} into its own router.
 */
@NullMarked
package org.vssl.health;

import org.jspecify.annotations.NullMarked;
