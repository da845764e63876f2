@NullMarked
package org.vssl.health;

import org.jspecify.annotations.NullMarked;
