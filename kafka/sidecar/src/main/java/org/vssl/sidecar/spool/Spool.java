package org.vssl.sidecar.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Events between their arrival and their delivery. Any thread offers; one thread here commits groups of at most 512
 * rows or 1 ms; one thread elsewhere reads and trims.
 *
 * <p>Trimming shares the file with the writer: SQLite lets one of them in at a time, the other waits for it.
 */
public final class Spool implements AutoCloseable {
    private static final int QUEUE = 8192;
    private static final int GROUP = 512;
    private static final long GROUP_NANOS = 1_000_000;

    private static final long FORGET_MILLIS = 3_600_000;

    private final SpoolLimits limits;
    private final Duration keepRuns;
    private final FileChannel lockFile;
    private final SpoolDatabase writer;
    private final SpoolDatabase reader;
    private final UUID uuid;
    private final Consumer<SpoolException> whenBroken;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Map<RunKey, RunProgress> runs = new HashMap<>();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Object news = new Object();
    private final Thread thread = new Thread(this::work, "vssl-spool");
    private long forgotAtMillis;
    private volatile boolean isClosing;
    private volatile boolean isBroken;

    private Spool(
            SpoolLimits limits,
            Duration keepRuns,
            FileChannel lockFile,
            SpoolDatabase writer,
            SpoolDatabase reader,
            Consumer<SpoolException> whenBroken)
            throws SQLException {
        this.limits = limits;
        this.keepRuns = keepRuns;
        this.lockFile = lockFile;
        this.writer = writer;
        this.reader = reader;
        this.whenBroken = whenBroken;
        uuid = writer.uuid();
        long[] depth = writer.depth();
        rows.set(depth[0]);
        bytes.set(depth[1]);
    }

    /**
     * Opens the spool in {@code folder}, which is made private, and starts its thread.
     *
     * @param keepRuns how long a run that nobody continues is remembered
     * @param whenBroken told once, on the spool's thread, when the disk refuses; nothing is acknowledged from then on
     */
    public static Spool open(Path folder, SpoolLimits limits, Duration keepRuns, Consumer<SpoolException> whenBroken) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lockFile = lock(folder);
            try {
                SpoolDatabase writer = SpoolDatabase.open(folder.resolve("spool.db"));
                var spool = new Spool(
                        limits, keepRuns, lockFile, writer, SpoolDatabase.open(folder.resolve("spool.db")), whenBroken);
                spool.thread.start();
                return spool;
            } catch (SQLException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new SpoolException("cannot open the spool in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve("spool.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file)) {
            file.close();
            throw new SpoolException("the spool in %s is in use by another sidecar".formatted(folder));
        }
        return file;
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

    /** Names this spool for ever: a wiped one is another. */
    public UUID uuid() {
        return uuid;
    }

    /** Rows that wait for delivery. */
    public long depth() {
        return rows.get();
    }

    public long depthBytes() {
        return bytes.get();
    }

    /** Frames let go because the spool was full, since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** Commits as it should. */
    public boolean isWorking() {
        return thread.isAlive() && !isBroken;
    }

    /** Takes an entry, or not when {@value #QUEUE} wait for the disk already. */
    public boolean offer(Entry entry) {
        return queue.offer(entry);
    }

    /** Takes an entry; waits for room. */
    public void put(Entry entry) throws InterruptedException {
        queue.put(entry);
    }

    /** How far a run is on disk. */
    public RunProgress progress(RunKey key) {
        synchronized (runs) {
            RunProgress known = runs.get(key);
            if (known != null) {
                return known;
            }
        }
        try {
            synchronized (reader) {
                return reader.progressOf(key);
            }
        } catch (SQLException e) {
            throw new SpoolException("cannot read the spool: " + e.getMessage(), e);
        }
    }

    /** The next rows by id; empty when there is none. */
    public List<Row> read(long after, int atMost) {
        try {
            synchronized (reader) {
                return reader.read(after, atMost);
            }
        } catch (SQLException e) {
            throw new SpoolException("cannot read the spool: " + e.getMessage(), e);
        }
    }

    /** Waits until something may have been added. */
    public void awaitNews(long millis) throws InterruptedException {
        synchronized (news) {
            long until = System.nanoTime() + millis * 1_000_000;
            while (rows.get() == 0) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                news.wait(left);
            }
        }
    }

    /** Lets delivered rows go. */
    public void trim(long upTo) {
        try {
            synchronized (reader) {
                long[] freed = reader.trim(upTo);
                rows.addAndGet(-freed[0]);
                bytes.addAndGet(-freed[1]);
            }
        } catch (SQLException e) {
            throw new SpoolException("cannot trim the spool: " + e.getMessage(), e);
        }
    }

    private void work() {
        var group = new ArrayList<Entry>(GROUP);
        try {
            while (gather(group)) {
                commit(group);
                group.clear();
                forgetRuns(System.currentTimeMillis());
            }
        } catch (SQLException e) {
            isBroken = true;
            whenBroken.accept(new SpoolException("cannot write the spool: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            isBroken = true;
        }
    }

    private void forgetRuns(long nowMillis) throws SQLException {
        if (nowMillis - forgotAtMillis > FORGET_MILLIS) {
            writer.forgetRuns(nowMillis - keepRuns.toMillis());
            forgotAtMillis = nowMillis;
        }
    }

    /** Collects a group; false when the spool closes and nothing waits. */
    private boolean gather(List<Entry> group) throws InterruptedException {
        Entry first = null;
        while (first == null) {
            first = queue.poll(20, TimeUnit.MILLISECONDS);
            if (first == null && isClosing) {
                return false;
            }
        }
        group.add(first);
        long until = System.nanoTime() + GROUP_NANOS;
        while (group.size() < GROUP) {
            if (queue.drainTo(group, GROUP - group.size()) == 0) {
                Entry next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                group.add(next);
            }
        }
        return true;
    }

    private void commit(List<Entry> group) throws SQLException {
        var changed = new HashMap<RunKey, RunProgress>();
        var last = new HashMap<RunKey, Entry>();
        long newRows = 0;
        long newBytes = 0;
        long newDropped = 0;
        // looked up before the first row is written: whoever trims holds the reader and waits for the writer's lock
        for (Entry entry : group) {
            changed.computeIfAbsent(entry.key(), this::progress);
        }
        for (Entry entry : group) {
            RunProgress before = changed.getOrDefault(entry.key(), RunProgress.NONE);
            boolean isFull = rows.get() + newRows >= limits.maxRows() || bytes.get() + newBytes >= limits.maxBytes();
            boolean isDropped = isFull && !entry.isState();
            if (isDropped) {
                newDropped++;
            } else {
                writer.insert(entry, before.dropped());
                newRows++;
                newBytes += entry.body().length;
            }
            changed.put(entry.key(), new RunProgress(entry.seq(), before.dropped() + (isDropped ? 1 : 0)));
            last.put(entry.key(), entry);
        }
        long now = System.currentTimeMillis();
        for (Map.Entry<RunKey, RunProgress> run : changed.entrySet()) {
            writer.progress(run.getKey(), run.getValue(), now);
        }
        writer.commit();
        synchronized (runs) {
            runs.putAll(changed);
        }
        dropped.addAndGet(newDropped);
        bytes.addAndGet(newBytes);
        synchronized (news) {
            rows.addAndGet(newRows);
            news.notifyAll();
        }
        last.values().forEach(entry -> entry.whenDurable().upTo(entry.seq()));
    }

    /** A run is over for now: its numbers are on disk, memory may forget them. */
    public void release(RunKey key) {
        synchronized (runs) {
            runs.remove(key);
        }
    }

    /** Commits what was taken, then closes. */
    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
            writer.close();
            synchronized (reader) {
                reader.close();
            }
            lockFile.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | IOException e) {
            throw new SpoolException("cannot close the spool: " + e.getMessage(), e);
        }
    }
}
