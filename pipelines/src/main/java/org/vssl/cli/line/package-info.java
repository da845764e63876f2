// SPDX-License-Identifier: Apache-2.0
/**
 * Ready lines: the files of {@code pipelines/lines}, each a documented launch line with variables.
 *
 * <p>Read in this order: {@link org.vssl.cli.line.ReadyLine} is such a file; {@link org.vssl.cli.line.Variable} is one
 * of its variables.
 */
@NullMarked
package org.vssl.cli.line;

import org.jspecify.annotations.NullMarked;
