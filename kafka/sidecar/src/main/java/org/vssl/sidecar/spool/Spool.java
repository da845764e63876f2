// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A durable queue of events between arrival and delivery. Any thread offers; a thread of its own writes; one other thread
 * reads.
 */
public final class Spool implements AutoCloseable {
    private final SpoolLock lock;
    private final SpoolDatabase reader;
    private final long lastIdBeforeKafka;
    private volatile UUID uuid;
    private final Committer committer;

    private Spool(SpoolLock lock, Path file, SpoolLimits limits, Duration keepRuns, Consumer<SpoolException> whenBroken)
            throws SQLException {
        this.lock = lock;
        SpoolDatabase writer = SpoolDatabase.open(file);
        reader = SpoolDatabase.open(file);
        uuid = reader.uuid();
        lastIdBeforeKafka = reader.lastIdBeforeKafka();
        committer = new Committer(writer, limits, keepRuns, this::stored, whenBroken);
    }

    /**
     * Opens the spool in {@code folder} and starts its thread. A folder that is made is private; one that exists stays as
     * it is.
     *
     * @param keepRuns how long a run that nobody continues is remembered
     * @param whenBroken called once, on the spool's thread, on a write error; nothing is acknowledged from then on
     */
    public static Spool open(Path folder, SpoolLimits limits, Duration keepRuns, Consumer<SpoolException> whenBroken) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            SpoolLock lock = SpoolLock.of(folder);
            try {
                return new Spool(lock, folder.resolve("spool.db"), limits, keepRuns, whenBroken);
            } catch (SQLException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new SpoolException("cannot open the spool in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Identifies this spool: a wiped or restored one gets another id. */
    public UUID uuid() {
        return uuid;
    }

    /**
     * The newest row when this spool was opened for the first time since {@link #heardOfKafka}. If Kafka then had more of it
     * than that, the file was set back to an older state.
     */
    public long lastIdBeforeKafka() {
        return lastIdBeforeKafka;
    }

    /** How far Kafka has this spool is known and fits. */
    public void heardOfKafka() {
        change(SpoolDatabase::heardOfKafka);
    }

    /** Goes on as another spool, of which Kafka has nothing. */
    public void rename() {
        change(database -> uuid = database.rename());
    }

    private void change(Change change) {
        try {
            synchronized (reader) {
                change.of(reader);
            }
        } catch (SQLException e) {
            throw new SpoolException("cannot write the spool: " + e.getMessage(), e);
        }
    }

    private interface Change {
        void of(SpoolDatabase database) throws SQLException;
    }

    /** Rows queued for delivery. */
    public long depth() {
        return committer.rows();
    }

    public long depthBytes() {
        return committer.bytes();
    }

    /** Frames dropped because the spool was full, since the start. */
    public long dropped() {
        return committer.dropped();
    }

    /** Nothing waits for the disk and nothing for delivery. */
    public boolean isEmpty() {
        return committer.isEmpty();
    }

    /** Commits as it should. */
    public boolean isWorking() {
        return committer.isWorking();
    }

    /** Takes an entry, or not when too many wait for the disk already. */
    public boolean offer(Entry entry) {
        return committer.offer(entry);
    }

    /** Takes an entry; waits for room. */
    public void put(Entry entry) throws InterruptedException {
        committer.put(entry);
    }

    /** How far a run is on disk. */
    public RunProgress progress(RunKey key) {
        return committer.progress(key);
    }

    private RunProgress stored(RunKey key) {
        try {
            synchronized (reader) {
                return reader.progressOf(key);
            }
        } catch (SQLException e) {
            throw new SpoolException("cannot read the spool: " + e.getMessage(), e);
        }
    }

    /** The rows that follow {@code after} by id; empty when there is none. */
    public List<Row> read(long after, int atMost) {
        if (!committer.isNews(after)) {
            return List.of();
        }
        List<Row> recent = committer.recent(after, atMost);
        if (!recent.isEmpty()) {
            return recent;
        }
        try {
            synchronized (reader) {
                return reader.read(after, atMost);
            }
        } catch (SQLException e) {
            throw new SpoolException("cannot read the spool: " + e.getMessage(), e);
        }
    }

    /** Waits until there is a row after {@code after}, or so long. */
    public void awaitNews(long after, long millis) throws InterruptedException {
        committer.awaitNews(after, millis);
    }

    /** Rows up to this one are delivered and will be deleted. */
    public void trim(long upTo) {
        committer.trim(upTo);
    }

    /** A run is over for now: its numbers are on disk, memory may forget them. */
    public void release(RunKey key) {
        committer.release(key);
    }

    /** Commits what was taken, then closes. */
    @Override
    public void close() {
        committer.close();
        try {
            synchronized (reader) {
                reader.close();
            }
            lock.close();
        } catch (SQLException | IOException e) {
            throw new SpoolException("cannot close the spool: " + e.getMessage(), e);
        }
    }
}
