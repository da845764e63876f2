// SPDX-License-Identifier: Apache-2.0
/** The commands, one class each: {@link org.vssl.cli.command.Vssl} lists them. */
@NullMarked
package org.vssl.cli.command;

import org.jspecify.annotations.NullMarked;
