// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker is away while streams run. {@code -Dvssl.outage.seconds=30 -Dvssl.outage.streams=16} is the long version.
 */
@DisplayName("While the broker is away,")
class OutageIT {
    private static final int SECONDS = Integer.getInteger("vssl.outage.seconds");
    private static final int STREAMS = Integer.getInteger("vssl.outage.streams");
    private static final int FPS = 30;
    /** The heap of the sidecar may fill to its 256 MiB before anything is collected. */
    private static final long BOUND_MIB = 256 + 128;

    @TempDir
    Path folder;

    @Test
    void nothingIsLetGoMemoryStaysBoundedAndAllOfItArrivesAfterwards() throws Exception {
        try (Rig rig = new Rig(folder, STREAMS)) {
            int warmUp = SECONDS / 2 + 1;
            rig.awaitOffered(warmUp);
            long before = rig.sidecar().residentMib();
            rig.killBroker();
            long peak = before;
            for (int second = 1; second <= SECONDS; second++) {
                rig.awaitOffered(warmUp + second);
                peak = Math.max(peak, rig.sidecar().residentMib());
            }
            double depth = rig.metric("vssl_spool_depth");
            long begun = System.nanoTime();
            rig.restartBroker();
            awaitShallowSpool(rig);
            double drained = (System.nanoTime() - begun) / 1e9;
            rig.stopOffering();
            long dropped = rig.drainElements();
            double spoolDropped = rig.metric("vssl_spool_dropped_total");
            assertThat(rig.sidecar().terminate()).as(rig.sidecar().err()).isEqualTo(143);

            Tally tally = Tally.of(rig.records());

            System.out.printf(
                    "outage run: broker away %d s, %d streams at %d fps; spool %.0f rows deep, backlog gone %.1f s after the"
                            + " broker's start command; sidecar resident %d MiB before, %d MiB at most, bound %d MiB;"
                            + " offered %d frames and %d states; %s%n",
                    SECONDS,
                    STREAMS,
                    FPS,
                    depth,
                    drained,
                    before,
                    peak,
                    BOUND_MIB,
                    rig.offeredFrames(),
                    rig.offeredStates(),
                    tally);
            assertThat(dropped).isZero();
            assertThat(spoolDropped).isZero();
            assertThat(depth).isGreaterThan(0.9 * SECONDS * STREAMS * FPS);
            assertThat(peak).isLessThan(BOUND_MIB);
            if (SECONDS >= 30) {
                assertThat(peak - before).as("MiB of growth").isLessThan(64);
            }
            assertThat(tally).isEqualTo(new Tally(rig.offeredFrames(), rig.offeredStates(), 0, 0, 0));
        }
    }

    /** Streams go on, so it is never empty for long: a second's worth is no backlog. */
    private static void awaitShallowSpool(Rig rig) throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (rig.metric("vssl_spool_depth") > STREAMS * FPS) {
            assertThat(System.nanoTime()).as("time for the backlog").isLessThan(until);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
