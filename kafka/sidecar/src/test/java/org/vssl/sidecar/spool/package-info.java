@NullMarked
package org.vssl.sidecar.spool;

import org.jspecify.annotations.NullMarked;
