@NullMarked
package org.vssl.protocol;

import org.jspecify.annotations.NullMarked;
