package org.vssl.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;
import org.vssl.protocol.Child;

@DisplayName("The command episodes")
class EpisodesCommandIT {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsMissingAndMakesItsTopicsLikeThatOfFrames() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            try (Child worker = Worker.start(folder, "--bootstrap", broker.address())) {
                assertThat(worker.status()).isEqualTo(1);
                assertThat(worker.err())
                        .isEqualTo(
                                "vssl: there is no topic vssl.localizations at %s; ./vssl topics makes it, and so does"
                                                .formatted(broker.address())
                                        + " the sidecar\n");
            }
            topic(admin, "vssl.localizations", 3);
            topic(admin, "vssl.silences", 2);

            try (Child worker = Worker.start(folder, "--bootstrap", broker.address())) {
                assertThat(worker.awaitReady().readyLine())
                        .isEqualTo("episodes ready: vssl.localizations at %s becomes vssl.episodes, vssl.silences and"
                                        .formatted(broker.address())
                                + " vssl.stats");
                assertThat(worker.err())
                        .contains("vssl: topic vssl.silences has 2 partitions, planned are 3\n")
                        .doesNotContain("topic vssl.episodes");
                assertThat(partitions(admin, "vssl.episodes")).isEqualTo(3);
                assertThat(worker.terminate()).isEqualTo(143);
            }
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        try (Child worker = Worker.start(folder, "--gap-ms", "0")) {
            assertThat(worker.status()).isEqualTo(2);
            assertThat(worker.err()).startsWith("the gap must be longer than 0 ms, was 0 ms\n");
        }
    }

    private static void topic(Admin admin, String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                .all()
                .get();
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .mapToInt(one -> one.partitions().size())
                .sum();
    }
}
