// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.ScriptedSidecar.Conversation;
import org.vssl.protocol.wire.Event;

@DisplayName("A link's client")
@Timeout(60)
class LinkClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScriptedSidecar sidecar = new ScriptedSidecar();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    LinkClientTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        sidecar.close();
    }

    @Test
    void carriesAgainWhatWasNotAcknowledged() throws Exception {
        try (LinkClient client = client(PATIENCE)) {
            client.offer(Samples.change(1));
            client.offer(Samples.change(2));
            try (Conversation first = sidecar.accept()) {
                first.hear();
                first.welcome(0);
                first.hear();
                first.hear();
                first.acknowledge(1);
            }
            try (Conversation second = sidecar.accept()) {
                assertThat(second.hear().getHello().getRun()).isEqualTo(client.run());
                second.welcome(1);

                assertThat(second.hear().getEvent().getSeq()).isEqualTo(2);
                second.acknowledge(2);
                assertThat(client.drain(PATIENCE)).isTrue();
            }
            assertThat(client.counters()).isEqualTo(new LinkCounters(2, 2, 0, 0, 0));
        }
    }

    /** A new run would have stored a second time what was stored and not yet acknowledged. */
    @Test
    void keepsItsRunWhenItIsRefused() throws Exception {
        try (LinkClient client = client(PATIENCE)) {
            client.offer(Samples.change(1));
            String run;
            try (Conversation first = sidecar.accept()) {
                run = first.hear().getHello().getRun();
                first.welcome(0);
                first.hear();
                first.refuse(RefusalCode.SEQUENCE_GAP);
            }
            try (Conversation second = sidecar.accept()) {
                assertThat(second.hear().getHello().getRun()).isEqualTo(run);
                second.welcome(1);
                assertThat(client.drain(PATIENCE)).isTrue();
            }
            assertThat(warnings)
                    .containsExactly("the sidecar at %s refused: sequence_gap: as the test wants it"
                            .formatted(sidecar.address()));
        }
    }

    @Test
    void meetsASidecarThatLostItsSpoolWithANewRunThatCountsItsOwnDrops() throws Exception {
        try (LinkClient client =
                new LinkClient(new LinkSettings(sidecar.address(), "cam", "", 1), () -> 0, warnings::add, PATIENCE)) {
            String run;
            try (Conversation first = sidecar.accept()) {
                run = first.hear().getHello().getRun();
                client.offer(Samples.frame(1));
                client.offer(Samples.frame(2));
                first.welcome(0);
                Event event = first.hear().getEvent();
                assertThat(event.getDroppedTotal()).isEqualTo(1);
                first.acknowledge(1);
                client.offer(Samples.change(3));
                first.hear();
            }
            try (Conversation second = sidecar.accept()) {
                assertThat(second.hear().getHello().getRun()).isEqualTo(run);
                second.welcome(0);
            }
            try (Conversation third = sidecar.accept()) {
                assertThat(third.hear().getHello().getRun()).isNotEqualTo(run).isEqualTo(client.run());
                third.welcome(0);
                Event event = third.hear().getEvent();
                assertThat(event.getSeq()).isEqualTo(1);
                assertThat(event.getState().getRunningTimeNs()).isEqualTo(3);
                assertThat(event.getDroppedTotal()).isZero();
                third.acknowledge(1);
                assertThat(client.drain(PATIENCE)).isTrue();
            }
        }
    }

    @Test
    void triesAgainWhenASidecarFarAwayDoesNotAnswer() throws Exception {
        try (LinkClient client = client(Duration.ofSeconds(1))) {
            client.offer(Samples.change(1));
            try (Conversation silent = sidecar.accept();
                    Conversation deaf = sidecar.accept()) {
                assertThat(silent.hear().hasHello()).isTrue();
                deaf.hear();
                deaf.welcome(0);
                deaf.hear();
                while (!client.drain(Duration.ofMillis(100))) {
                    welcomeOne();
                }
            }
            assertThat(warnings)
                    .containsExactly(
                            "no sidecar at %s: no answer for 1000 ms".formatted(sidecar.address()),
                            "lost the sidecar at %s: no answer for 1000 ms".formatted(sidecar.address()));
        }
    }

    /** A write into a full buffer once held it for as long as the system kept trying. */
    @Test
    void givesUpASidecarFarAwayThatReadsNoMore() throws Exception {
        try (LinkClient client = client(Duration.ofSeconds(2))) {
            // more than the buffers of both ends hold
            for (int i = 0; i < 400; i++) {
                client.offer(Samples.largeChange());
            }
            try (Conversation deaf = sidecar.accept()) {
                deaf.hear();
                deaf.welcome(0);
                try (Conversation next = sidecar.accept()) {
                    assertThat(next.hear().hasHello()).isTrue();
                    assertThat(warnings)
                            .containsExactly(
                                    "lost the sidecar at %s: no answer for 2000 ms".formatted(sidecar.address()));
                }
            }
        }
    }

    @Test
    void hasNoTroubleWhileItIsConnected() throws Exception {
        try (LinkClient client = client(PATIENCE)) {
            try (Conversation first = sidecar.accept()) {
                first.hear();
                first.refuse(RefusalCode.BAD_TOKEN);
            }
            try (Conversation second = sidecar.accept()) {
                second.hear();
                assertThat(client.trouble())
                        .isEqualTo("the sidecar at %s refused: bad_token: as the test wants it"
                                .formatted(sidecar.address()));
                second.welcome(0);
                client.offer(Samples.change(1));
                second.hear();

                assertThat(client.trouble()).isEmpty();
            }
        }
    }

    @Test
    void warnsOfNothingWhenItIsClosed() throws Exception {
        LinkClient client = client(PATIENCE);
        try (Conversation silent = sidecar.accept()) {
            silent.hear();
            client.close();
            assertThat(silent.in().read()).isNegative();
        }
        assertThat(warnings).isEmpty();
    }

    private void welcomeOne() {
        try (Conversation next = sidecar.accept()) {
            next.hear();
            next.welcome(1);
        } catch (IOException e) {
            // it was too slow for the client's patience: the next one may be faster
            return;
        }
    }

    private LinkClient client(Duration silence) {
        return new LinkClient(
                new LinkSettings(sidecar.address(), "cam", "", LinkSettings.DEFAULT_QUEUE_SIZE),
                () -> 0,
                warnings::add,
                silence);
    }
}
