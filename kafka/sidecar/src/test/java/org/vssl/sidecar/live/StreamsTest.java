// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The streams")
class StreamsTest {
    private final Streams streams = new Streams(Duration.ofSeconds(10));

    @Test
    void keepAStreamForAWhileAfterItsLastElementLeft() {
        LiveStream stream = streams.connected("cam-1", 0);
        streams.disconnected(stream, 1000);

        streams.forget(11_000);
        assertThat(streams.all()).containsExactly(stream);

        streams.forget(11_001);
        assertThat(streams.all()).isEmpty();
    }

    @Test
    void takeAReconnectForTheSameStream() {
        LiveStream stream = streams.connected("cam-1", 0);
        LiveStream again = streams.connected("cam-1", 10);
        streams.disconnected(stream, 20);

        assertThat(again).isSameAs(stream);
        assertThat(stream.isConnected()).isTrue();
    }

    @Test
    void forgetTheOneThatWentFirstWhenThereIsNoRoom() {
        LiveStream first = streams.connected("first", 0);
        LiveStream second = streams.connected("second", 0);
        fill(Streams.MOST - 2);
        streams.disconnected(second, 100);
        streams.disconnected(first, 200);

        LiveStream fresh = streams.connected("fresh", 300);

        assertThat(streams.all()).hasSize(Streams.MOST).contains(fresh, first).doesNotContain(second);
        assertThat(streams.leftOut()).isZero();
    }

    @Test
    void leaveOutWhatThereIsNoRoomForAndCountIt() {
        fill(Streams.MOST);

        LiveStream more = streams.connected("more", 0);

        assertThat(streams.all()).hasSize(Streams.MOST).doesNotContain(more);
        assertThat(streams.leftOut()).isEqualTo(1);
        streams.disconnected(more, 1);
        assertThat(streams.leftOut()).isZero();
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            streams.connected("cam-" + i, 0);
        }
    }
}
