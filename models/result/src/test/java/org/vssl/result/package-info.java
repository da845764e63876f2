@NullMarked
package org.vssl.result;

import org.jspecify.annotations.NullMarked;
