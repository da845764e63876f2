@NullMarked
package org.vssl.episodes.stream;

import org.jspecify.annotations.NullMarked;
