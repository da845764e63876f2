// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A spool")
class SpoolTest {
    private static final RunKey KEY = new RunKey("cam", "run");

    @TempDir
    Path folder;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void knowsItselfItsRowsAndItsRunsAfterARestart() throws InterruptedException {
        UUID uuid;
        try (Spool spool = open()) {
            uuid = spool.uuid();
            put(spool, KEY, 1, 3);
            spool.trim(1);
        }

        try (Spool spool = open()) {
            assertThat(spool.uuid()).isEqualTo(uuid);
            assertThat(spool.progress(KEY)).isEqualTo(new RunProgress(3, 0));
            assertThat(spool.depth()).isEqualTo(2);
            assertThat(spool.depthBytes()).isEqualTo(20);
            assertThat(spool.read(0, 10)).extracting(Row::seq).containsExactly(2L, 3L);
        }
    }

    @Test
    void givesNoIdTwiceEvenWhenItWasEmpty() throws InterruptedException {
        try (Spool spool = open()) {
            put(spool, KEY, 1, 2);
            spool.trim(2);
        }

        try (Spool spool = open()) {
            put(spool, KEY, 3, 3);

            assertThat(spool.read(0, 10)).extracting(Row::id).containsExactly(3L);
        }
    }

    /** The one who trims and the one who writes once waited for each other until SQLite gave up. */
    @Test
    void takesNewRunsWhileItIsTrimmed() throws InterruptedException {
        int runs = 3000;
        var durable = new CountDownLatch(runs);
        try (Spool spool = open()) {
            for (int i = 0; i < runs; i++) {
                spool.put(
                        new Entry(new RunKey("cam", "run-" + i), 1, true, new byte[10], unused -> durable.countDown()));
                if (i % 10 == 0) {
                    spool.trim(i);
                }
            }
            assertThat(durable.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void saysSoWhenTheDiskRefusesToBeReadWhileItWrites() throws Exception {
        var told = new CountDownLatch(1);
        try (Spool spool = Spool.open(folder, new SpoolLimits(10, 1000), Duration.ofDays(1), failure -> {
                    failures.add(failure);
                    told.countDown();
                });
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                Statement statement = other.createStatement()) {
            statement.execute("drop table run");

            spool.put(new Entry(KEY, 1, true, new byte[10], unused -> {}));

            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(failures)
                    .singleElement()
                    .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                    .hasMessageStartingWith("cannot read the spool: ")
                    .hasMessageContaining("no such table: run");
            assertThat(spool.isWorking()).isFalse();
        }
    }

    private static void put(Spool spool, RunKey key, long from, long to) throws InterruptedException {
        var durable = new CountDownLatch(1);
        for (long seq = from; seq <= to; seq++) {
            spool.put(new Entry(key, seq, true, new byte[10], upTo -> {
                if (upTo == to) {
                    durable.countDown();
                }
            }));
        }
        assertThat(durable.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private Spool open() {
        return Spool.open(folder, new SpoolLimits(10_000, 1_000_000), Duration.ofDays(1), failures::add);
    }
}
