// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vssl.protocol.Child;

/** The commands about Kafka in processes of their own. */
final class Commands {
    private Commands() {}

    /** Starts one; what it says on standard error is added to a file of its name. */
    static Child start(Path folder, List<String> options, String... arguments) throws IOException {
        return Child.start(
                folder.resolve(arguments[0] + ".err"), options, "org.vssl.kafka.command.VsslKafka", arguments);
    }
}
