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
    private static final int FPS = 30;
    private static final int STREAMS = 4;
    /** The sidecar dies after each part but the last, the broker in every fourth. */
    private static final int PARTS = SECONDS >= 30 ? 8 : 4;

    @TempDir
    Path folder;

    @Test
    void everyChangeArrivesOnceAndEveryFrameArrivesOrIsCounted() throws Exception {
        try (Rig rig = new Rig(folder, STREAMS)) {
            int sidecarKills = 0;
            int brokerKills = 0;
            for (int part = 0; part < PARTS; part++) {
                rig.offer((long) part * SECONDS * FPS / PARTS, (long) (part + 1) * SECONDS * FPS / PARTS, FPS);
                if (part % 4 == 2) {
                    rig.killBroker();
                    rig.restartBroker();
                    brokerKills++;
                }
                if (part < PARTS - 1) {
                    rig.killAndRestartSidecar();
                    sidecarKills++;
                }
            }
            long dropped = rig.drainElements();
            assertThat(rig.sidecar().terminate()).as(rig.sidecar().err()).isEqualTo(143);

            Tally tally = Tally.of(rig.records());

            System.out.printf(
                    "fault run: %d s, %d streams, sidecar killed %d times, broker %d times; offered %d frames and %d"
                            + " states, dropped %d; %s%n",
                    SECONDS,
                    STREAMS,
                    sidecarKills,
                    brokerKills,
                    rig.offeredFrames(),
                    rig.offeredStates(),
                    dropped,
                    tally);
            assertThat(tally).isEqualTo(new Tally(rig.offeredFrames() - dropped, rig.offeredStates(), 0, 0, 0));
        }
    }
}
