@NullMarked
package org.vssl.sidecar;

import org.jspecify.annotations.NullMarked;
