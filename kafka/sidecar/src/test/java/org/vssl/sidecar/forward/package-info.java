@NullMarked
package org.vssl.sidecar.forward;

import org.jspecify.annotations.NullMarked;
