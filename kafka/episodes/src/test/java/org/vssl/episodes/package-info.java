@NullMarked
package org.vssl.episodes;

import org.jspecify.annotations.NullMarked;
