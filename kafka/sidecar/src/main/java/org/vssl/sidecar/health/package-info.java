/** What operators look at: {@link org.vssl.sidecar.health.HealthServer} answers under {@code /q}. */
@NullMarked
package org.vssl.sidecar.health;

import org.jspecify.annotations.NullMarked;
