/** What people type, one class for each command: {@link org.vssl.cli.command.Vssl} lists them. */
@NullMarked
package org.vssl.cli.command;

import org.jspecify.annotations.NullMarked;
