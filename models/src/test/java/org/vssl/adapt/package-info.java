@NullMarked
package org.vssl.adapt;

import org.jspecify.annotations.NullMarked;
