// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import picocli.CommandLine.Option;

/** The option of every command that writes a file. */
final class Overwriting {
    @Option(names = "--force", description = "replace output files that exist")
    boolean force;
}
