/**
 * What can be set: {@link org.vssl.sidecar.config.Option} lists it, {@link org.vssl.sidecar.config.Configuration} reads
 * it from a file, the environment and system properties.
 */
@NullMarked
package org.vssl.sidecar.config;

import org.jspecify.annotations.NullMarked;
