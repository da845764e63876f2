// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one thread that writes to the spool: commits groups of at most 512 rows or 1 ms, deletes what was delivered and
 * forgets old runs. Public methods are for any thread.
 */
final class Committer implements AutoCloseable {
    private static final int QUEUE = 8192;
    private static final int GROUP = 512;
    private static final long GROUP_NANOS = 1_000_000;
    private static final long IDLE_MILLIS = 20;
    private static final long TRIM_NANOS = 100_000_000;
    private static final long FORGET_MILLIS = 3_600_000;

    private final SpoolDatabase database;
    private final SpoolLimits limits;
    private final Duration keepRuns;
    private final Function<RunKey, RunProgress> stored;
    private final Consumer<SpoolException> whenBroken;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Map<RunKey, RunProgress> runs = new HashMap<>();
    private final RecentRows recent = new RecentRows();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Object news = new Object();
    private final Thread thread = new Thread(this::work, "vssl-spool");
    private volatile long lastId;
    private volatile long delivered;
    private volatile boolean isClosing;
    private volatile boolean isBroken;
    private long trimmed;
    private long trimmedAtNanos;
    private long forgotAtMillis;

    /**
     * Starts at once.
     *
     * @param stored how far a run is on disk
     * @param whenBroken called once, on this thread
     */
    Committer(
            SpoolDatabase database,
            SpoolLimits limits,
            Duration keepRuns,
            Function<RunKey, RunProgress> stored,
            Consumer<SpoolException> whenBroken)
            throws SQLException {
        this.database = database;
        this.limits = limits;
        this.keepRuns = keepRuns;
        this.stored = stored;
        this.whenBroken = whenBroken;
        long[] depth = database.depth();
        rows.set(depth[0]);
        bytes.set(depth[1]);
        lastId = database.lastId();
        // an Error as well must end the process rather than this thread alone
        thread.setUncaughtExceptionHandler((unused, failure) -> fail(new SpoolException("the spool failed", failure)));
        thread.start();
    }

    long rows() {
        return rows.get();
    }

    long bytes() {
        return bytes.get();
    }

    long dropped() {
        return dropped.get();
    }

    boolean isEmpty() {
        return waiting.get() == 0 && rows.get() == 0;
    }

    boolean isWorking() {
        return thread.isAlive() && !isBroken;
    }

    boolean offer(Entry entry) {
        waiting.incrementAndGet();
        boolean isTaken = queue.offer(entry);
        if (!isTaken) {
            waiting.decrementAndGet();
        }
        return isTaken;
    }

    void put(Entry entry) throws InterruptedException {
        waiting.incrementAndGet();
        queue.put(entry);
    }

    RunProgress progress(RunKey key) {
        synchronized (runs) {
            RunProgress known = runs.get(key);
            if (known != null) {
                return known;
            }
        }
        return stored.apply(key);
    }

    void release(RunKey key) {
        synchronized (runs) {
            runs.remove(key);
        }
    }

    void trim(long upTo) {
        delivered = upTo;
    }

    boolean isNews(long after) {
        return after < lastId;
    }

    List<Row> recent(long after, int atMost) {
        return recent.after(after, atMost);
    }

    void awaitNews(long after, long millis) throws InterruptedException {
        synchronized (news) {
            long until = System.nanoTime() + millis * 1_000_000;
            while (!isNews(after)) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                news.wait(left);
            }
        }
    }

    private void work() {
        var group = new ArrayList<Entry>(GROUP);
        try {
            while (gather(group)) {
                commit(group);
                group.clear();
            }
        } catch (SQLException e) {
            fail(new SpoolException("cannot write the spool: " + e.getMessage(), e));
        } catch (SpoolException e) {
            fail(e);
        } catch (InterruptedException e) {
            isBroken = true;
        }
    }

    private void fail(SpoolException failure) {
        isBroken = true;
        whenBroken.accept(failure);
    }

    /** Collects a group, an empty one where something else is to do; false when there is nothing and never will be. */
    private boolean gather(List<Entry> group) throws InterruptedException {
        Entry first = null;
        while (first == null) {
            first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null && delivered > trimmed) {
                return true;
            }
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
        var fresh = new ArrayList<Row>(group.size());
        long freshBytes = 0;
        for (Entry entry : group) {
            RunProgress before = changed.computeIfAbsent(entry.key(), this::progress);
            boolean isFull =
                    rows.get() + fresh.size() >= limits.maxRows() || bytes.get() + freshBytes >= limits.maxBytes();
            boolean isDropped = isFull && !entry.isState();
            if (!isDropped) {
                var row = new Row(lastId + fresh.size() + 1, entry.key(), entry.seq(), before.dropped(), entry.body());
                database.insert(row, entry.isState());
                fresh.add(row);
                freshBytes += entry.body().length;
            }
            changed.put(entry.key(), new RunProgress(entry.seq(), before.dropped() + (isDropped ? 1 : 0)));
            last.put(entry.key(), entry);
        }
        long now = System.currentTimeMillis();
        for (Map.Entry<RunKey, RunProgress> run : changed.entrySet()) {
            database.progress(run.getKey(), run.getValue(), now);
        }
        tidy(group.isEmpty(), now);
        database.commit();
        synchronized (runs) {
            runs.putAll(changed);
        }
        dropped.addAndGet(group.size() - fresh.size());
        bytes.addAndGet(freshBytes);
        rows.addAndGet(fresh.size());
        waiting.addAndGet(-group.size());
        recent.add(fresh);
        synchronized (news) {
            lastId += fresh.size();
            news.notifyAll();
        }
        last.values().forEach(entry -> entry.whenDurable().upTo(entry.seq()));
    }

    /** Deletes delivered rows and runs that nobody continues, in the current transaction. */
    private void tidy(boolean isIdle, long nowMillis) throws SQLException {
        long upTo = delivered;
        if (upTo > trimmed && (isIdle || System.nanoTime() - trimmedAtNanos > TRIM_NANOS)) {
            long[] freed = database.trim(upTo);
            trimmed = upTo;
            trimmedAtNanos = System.nanoTime();
            rows.addAndGet(-freed[0]);
            bytes.addAndGet(-freed[1]);
        }
        if (nowMillis - forgotAtMillis > FORGET_MILLIS) {
            database.forgetRuns(nowMillis - keepRuns.toMillis());
            forgotAtMillis = nowMillis;
        }
    }

    /** Commits what was taken, then closes. */
    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
            database.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new SpoolException("cannot close the spool: " + e.getMessage(), e);
        }
    }
}
