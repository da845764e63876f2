/** One analysed video frame as a person or a script reads it: {@link org.vssl.cli.frame.FrameReport}. */
@NullMarked
package org.vssl.cli.frame;

import org.jspecify.annotations.NullMarked;
