// SPDX-License-Identifier: Apache-2.0
/**
 * Health and metrics of long-running programs: {@link org.vssl.health.Health} over HTTP.
 *
 * <p>{@link org.vssl.health.HealthServer} is all that a program without pages needs; one with pages puts {@link
 * org.vssl.health.Guard} and {@link org.vssl.health.HealthRoutes} into its own router.
 */
@NullMarked
package org.vssl.health;

import org.jspecify.annotations.NullMarked;
