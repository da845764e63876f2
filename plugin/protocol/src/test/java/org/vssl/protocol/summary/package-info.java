@NullMarked
package org.vssl.protocol.summary;

import org.jspecify.annotations.NullMarked;
