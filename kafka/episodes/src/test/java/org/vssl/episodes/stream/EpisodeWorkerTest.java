// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A worker")
class EpisodeWorkerTest {
    /** As a broker that was away for a minute made it. */
    @Test
    void goesOnAfterATransactionThatNoBrokerAnswered() {
        var timeout =
                new TimeoutException("Topic vssl-episodes-streams-changelog not present in metadata after 60000 ms.");
        var aborted =
                new TransactionAbortableException("Transaction Request was aborted after exhausting retries.", timeout);
        var failure =
                new StreamsException("Error encountered trying to commit a transaction", new KafkaException(aborted));

        assertThat(EpisodeWorker.isPassing(failure)).isTrue();
    }

    @Test
    void endsOverWhatWouldHappenAgain() {
        assertThat(EpisodeWorker.isPassing(new StreamsException(new RecordTooLargeException("9 MB"))))
                .isFalse();
        assertThat(EpisodeWorker.isPassing(new IllegalStateException("a defect")))
                .isFalse();
    }
}
