/**
 * Ready lines: the files of {@code pipelines/lines}, each a launch line that says what it does and what it needs.
 *
 * <p>Read in this order: {@link org.vssl.cli.line.ReadyLine} is such a file; {@link org.vssl.cli.line.Variable} is what
 * it leaves open.
 */
@NullMarked
package org.vssl.cli.line;

import org.jspecify.annotations.NullMarked;
