@NullMarked
package org.vssl.protocol.record;

import org.jspecify.annotations.NullMarked;
