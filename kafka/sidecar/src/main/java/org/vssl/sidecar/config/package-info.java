// SPDX-License-Identifier: Apache-2.0
/**
 * Configuration: {@link org.vssl.sidecar.config.Option} lists the options, {@link
 * org.vssl.sidecar.config.Configuration} reads them from a file, the environment and system properties.
 */
@NullMarked
package org.vssl.sidecar.config;

import org.jspecify.annotations.NullMarked;
