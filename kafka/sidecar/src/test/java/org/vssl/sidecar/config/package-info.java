@NullMarked
package org.vssl.sidecar.config;

import org.jspecify.annotations.NullMarked;
