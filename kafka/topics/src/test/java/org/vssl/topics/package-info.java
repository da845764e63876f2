@NullMarked
package org.vssl.topics;

import org.jspecify.annotations.NullMarked;
