// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills what can be killed while four streams run. {@code -Dvssl.fault.seconds=60} is the long version. */
@DisplayName("Through crashes of the sidecar and the broker,")
class FaultIT {
    private static final int SECONDS = Integer.getInteger("vssl.fault.seconds");
    private static final int STREAMS = 4;
    /** With the second, fifth ... of them the broker dies as well. */
    private static final int SIDECAR_KILLS = SECONDS >= 30 ? 7 : 3;

    @TempDir
    Path folder;

    @Test
    void everyChangeArrivesOnceAndEveryFrameArrivesOrIsCounted() throws Exception {
        try (Rig rig = new Rig(folder, STREAMS)) {
            int brokerKills = 0;
            for (int kill = 1; kill <= SIDECAR_KILLS; kill++) {
                rig.awaitOffered((double) kill * SECONDS / (SIDECAR_KILLS + 1));
                rig.killAndRestartSidecar();
                if (kill % 3 == 2) {
                    rig.killBroker();
                    rig.restartBroker();
                    brokerKills++;
                }
            }
            rig.awaitOffered(SECONDS);
            rig.stopOffering();
            long dropped = rig.drainElements();
            assertThat(rig.sidecar().terminate()).as(rig.sidecar().err()).isEqualTo(143);

            Tally tally = Tally.of(rig.records());

            System.out.printf(
                    "fault run: %d s, %d streams, sidecar killed %d times, broker %d times; offered %d frames and %d"
                            + " states, dropped %d; %s%n",
                    SECONDS,
                    STREAMS,
                    SIDECAR_KILLS,
                    brokerKills,
                    rig.offeredFrames(),
                    rig.offeredStates(),
                    dropped,
                    tally);
            assertThat(tally).isEqualTo(new Tally(rig.offeredFrames() - dropped, rig.offeredStates(), 0, 0, 0));
        }
    }
}
