// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The size of a batch")
class BatchSizeTest {
    private final BatchSize batch = new BatchSize();

    @Test
    void halvesWithEveryFailureButNotForEver() {
        fail();
        assertThat(batch.rows()).isEqualTo(2000);

        for (int i = 0; i < 20; i++) {
            fail();
        }
        assertThat(batch.rows()).isEqualTo(50);
    }

    @Test
    void growsWithEveryFullBatchThatArrivedUpToWhatItWas() {
        fail();

        batch.attempt(1999, () -> {});
        assertThat(batch.rows()).isEqualTo(2000);
        batch.attempt(2000, () -> {});
        assertThat(batch.rows()).isEqualTo(2100);

        for (int i = 0; i < 50; i++) {
            batch.attempt(batch.rows(), () -> {});
        }
        assertThat(batch.rows()).isEqualTo(4000);
    }

    /** Once 4000 rows were tried again and again, where 1000 would have been taken. */
    @Test
    void findsWhatASlowWayTakesWithinThePatience() {
        int waiting = 20_000;
        for (int attempts = 0; waiting > 0; attempts++) {
            assertThat(attempts).isLessThan(40);
            int count = Math.min(batch.rows(), waiting);
            if (count > 1000) {
                fail();
            } else {
                batch.attempt(count, () -> {});
                waiting -= count;
            }
        }
    }

    private void fail() {
        assertThatThrownBy(() -> batch.attempt(batch.rows(), () -> {
                    throw new TimeoutException("too slow");
                }))
                .isInstanceOf(TimeoutException.class);
    }
}
