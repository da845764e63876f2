// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty frames of a thirtieth of a second, each held up for a twentieth before a sink that has a clock. */
@DisplayName("The element vssl before a sink that gets its frames too late")
class VsslQosIT {
    private static final String TOO_LATE = "videotestsrc num-buffers=40 pattern=green ! video/x-raw,framerate=30/1"
            + " ! vssl name=v messages=frames %s model=" + Launch.TINY
            + " ! identity sleep-time=50000 silent=false name=out ! fakesink sync=true qos=true "
            + Launch.SOUND + " ! v.audio_sink";

    @TempDir
    Path folder;

    @Test
    void analysesFewerFramesButOneASecondAndLetsEveryOnePass() {
        Launch run = Launch.of(folder, TOO_LATE.formatted(""));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.count("chain   *******")).isEqualTo(40);
        assertThat(run.verdicts()).hasSize(40).containsOnly("located");
        assertThat(ages(run)).hasSize(40).allSatisfy(age -> assertThat(age).isLessThan(1_000_000_000));
        assertThat(ages(run).stream().filter(age -> age > 0).count()).isBetween(10L, 38L);
        assertThat(run.output()).contains("from element \"v\" (qos)");
    }

    @Test
    void analysesEveryFrameWhenToldSo() {
        Launch run = Launch.of(folder, TOO_LATE.formatted("qos=false"));

        assertThat(ages(run)).hasSize(40).containsOnly(0L);
        assertThat(run.output()).doesNotContain("from element \"v\" (qos)");
    }

    private static List<Long> ages(Launch run) {
        return Pattern.compile("age_ns=\\(gint64\\)(\\d+)")
                .matcher(run.output())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }
}
