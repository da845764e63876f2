// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vssl.protocol.Samples;
import org.vssl.protocol.wire.Event;

@DisplayName("An outbox")
class OutboxTest {
    private final Outbox outbox = new Outbox(2, 3);

    @Test
    void letsTheOldestFrameGoAndSaysSoInTheNextRecord() throws InterruptedException {
        for (int i = 1; i <= 5; i++) {
            outbox.offer(Samples.frame(i), 0);
        }

        List<Event> events = take();

        assertThat(events)
                .extracting(event -> event.getFrame().getRunningTimeNs())
                .containsExactly(4L, 5L);
        assertThat(events).extracting(Event::getSeq).containsExactly(1L, 2L);
        assertThat(events).extracting(Event::getDroppedTotal).containsExactly(3L, 3L);
    }

    @Test
    void keepsStatesAndTheirPlaceAmongTheFrames() throws InterruptedException {
        outbox.offer(Samples.frame(1), 0);
        outbox.offer(Samples.change(2), 0);
        outbox.offer(Samples.frame(3), 0);
        outbox.offer(Samples.frame(4), 0);

        assertThat(take())
                .extracting(event -> event.hasState()
                        ? event.getState().getRunningTimeNs()
                        : event.getFrame().getRunningTimeNs())
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void carriesAgainWhatTheSidecarDoesNotHave() throws InterruptedException {
        outbox.offer(Samples.change(1), 0);
        outbox.offer(Samples.change(2), 0);
        outbox.offer(Samples.change(3), 0);
        take();

        boolean fits = outbox.resume(1);

        assertThat(fits).isTrue();
        assertThat(take()).extracting(Event::getSeq).containsExactly(2L, 3L);
    }

    @Test
    void noticesASidecarThatLostWhatItHadAcknowledged() throws InterruptedException {
        outbox.offer(Samples.change(1), 0);
        outbox.offer(Samples.change(2), 0);
        take();
        outbox.acknowledge(1);

        assertThat(outbox.resume(0)).isFalse();
        outbox.renumber();

        assertThat(take()).singleElement().satisfies(event -> {
            assertThat(event.getSeq()).isEqualTo(1);
            assertThat(event.getState().getRunningTimeNs()).isEqualTo(2);
        });
    }

    @Test
    void stopsAtTheWindowUntilSomethingIsAcknowledged() throws InterruptedException {
        outbox.offer(Samples.change(1), 0);
        outbox.offer(Samples.change(2), 0);

        assertThat(outbox.next(1, 0)).isNotNull();
        assertThat(outbox.next(1, 0)).isNull();
        outbox.acknowledge(1);
        assertThat(outbox.next(1, 0)).isNotNull();
    }

    @Test
    void countsEverythingThatWasOffered() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            outbox.offer(Samples.frame(i), 0);
            outbox.offer(Samples.change(i), 0);
        }
        take();
        outbox.acknowledge(2);

        assertThat(outbox.counters()).isEqualTo(new LinkCounters(5, 2, 2, 1, 3));
    }

    @Test
    void tellsInTheNextEventOfFramesThatWereLetGoBeforeTheyCame() throws InterruptedException {
        outbox.countDropped(3);
        outbox.offer(Samples.frame(1), 0);

        assertThat(take()).extracting(Event::getDroppedTotal).containsExactly(3L);
        assertThat(outbox.counters().dropped()).isEqualTo(3);
    }

    @Test
    void hasRoomAgainWhenAFrameLeaves() throws InterruptedException {
        outbox.offer(Samples.frame(1), 0);
        outbox.offer(Samples.frame(2), 0);

        assertThat(outbox.awaitRoom(0)).isFalse();
        outbox.next(1024, 0);
        assertThat(outbox.awaitRoom(0)).isTrue();
    }

    @Test
    void isAcknowledgedOnlyWhenNothingWaitsAnyMore() throws InterruptedException {
        outbox.offer(Samples.frame(1), 0);
        outbox.offer(Samples.change(2), 0);
        take();
        outbox.acknowledge(1);

        assertThat(outbox.awaitAcknowledged(true, 0)).isFalse();
        outbox.acknowledge(2);
        assertThat(outbox.awaitAcknowledged(true, 0)).isTrue();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void isNotWaitedForWhereNobodyEverAnswered() throws InterruptedException {
        outbox.offer(Samples.change(1), 0);
        outbox.markUnreachable();

        assertThat(outbox.awaitAcknowledged(false, 60_000)).isFalse();
        assertThat(outbox.awaitAcknowledged(true, 0)).isFalse();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void endsWaitingForAcknowledgementsWhenToldTo() throws InterruptedException {
        outbox.offer(Samples.frame(1), 0);
        outbox.allowWaiting(false);

        assertThat(outbox.awaitAcknowledged(true, 60_000)).isFalse();
    }

    private List<Event> take() throws InterruptedException {
        var events = new ArrayList<Event>();
        for (Event event = outbox.next(1024, 0); event != null; event = outbox.next(1024, 0)) {
            events.add(event);
        }
        return events;
    }
}
