/** Time as pads compare it: {@link org.vssl.time.RunningTime}. */
@NullMarked
package org.vssl.time;

import org.jspecify.annotations.NullMarked;
