// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vssl.protocol.Child;

/** {@code ./vssl episodes} in processes of their own. */
final class Worker {
    private Worker() {}

    static Child start(Path folder, String... arguments) throws IOException {
        Path err = Files.createTempFile(folder, "worker", ".err");
        return Child.start(err, List.of(), "org.vssl.episodes.command.EpisodesCommand", arguments);
    }
}
