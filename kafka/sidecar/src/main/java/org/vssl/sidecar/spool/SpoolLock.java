// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks a folder for one sidecar; the kernel releases it when the process ends, however it does. */
record SpoolLock(FileChannel file) implements AutoCloseable {

    static SpoolLock of(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve("spool.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file)) {
            file.close();
            throw new SpoolException("the spool in %s is in use by another sidecar".formatted(folder));
        }
        return new SpoolLock(file);
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // its holder is in this very process
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
