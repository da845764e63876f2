// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.protocol.Samples;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("A parcel")
class ParcelTest {
    private final Outbox outbox = new Outbox(1000, 1000);
    private final Parcel parcel = new Parcel(outbox, 1024);

    @Test
    void holdsEverythingThatWaitsInItsOrder() throws InterruptedException {
        outbox.offer(Samples.frame(1), 0);
        outbox.offer(Samples.change(2), 0);
        outbox.offer(Samples.frame(3), 0);

        assertThat(numbers(parcel.fill(0))).containsExactly(1L, 2L, 3L);
        assertThat(parcel.fill(0).hasRemaining()).isFalse();
    }

    @Test
    void leavesWhatHasNoRoomToTheNext() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            outbox.offer(Samples.frame(i), 0);
        }
        List<Long> numbers = new ArrayList<>();
        int parcels = 0;
        for (ByteBuffer bytes = parcel.fill(0); bytes.hasRemaining(); bytes = parcel.fill(0)) {
            numbers.addAll(numbers(bytes));
            parcels++;
        }

        assertThat(parcels).isBetween(2, 10);
        assertThat(numbers).hasSize(1000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void isAsLargeAsOneEventMustBe() throws InterruptedException {
        var source = new Source(0, 0, 0, 0, 0, 0, 0, Optional.of("\u3042".repeat(1000)));
        outbox.offer(Samples.change(1), 0);
        outbox.offer(
                new StateChange(
                        Verdict.LOCATED,
                        Optional.empty(),
                        Optional.empty(),
                        Times.ofRunning(2),
                        0,
                        Collections.nCopies(64, source)),
                0);
        outbox.offer(Samples.change(3), 0);

        assertThat(numbers(parcel.fill(0))).containsExactly(1L);
        assertThat(numbers(parcel.fill(0))).containsExactly(2L);
        assertThat(numbers(parcel.fill(0))).containsExactly(3L);
    }

    private static List<Long> numbers(ByteBuffer bytes) {
        var numbers = new ArrayList<Long>();
        while (bytes.hasRemaining()) {
            byte[] message = new byte[bytes.getInt()];
            bytes.get(message);
            numbers.add(Framing.decode(message).getEvent().getSeq());
        }
        return numbers;
    }
}
