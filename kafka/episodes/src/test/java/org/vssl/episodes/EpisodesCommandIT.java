// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
                        .isEqualTo("vssl: topic vssl.localizations does not exist at %s; ./vssl topics and the"
                                        .formatted(broker.address())
                                + " sidecar create it\n");
            }
            topic(admin, "vssl.localizations", 3);
            topic(admin, "vssl.silences", 2);

            try (Child worker = Worker.start(folder, "--bootstrap", broker.address())) {
                assertThat(worker.awaitReady().readyLine())
                        .isEqualTo("episodes ready: vssl.localizations at %s to vssl.episodes, vssl.silences and"
                                        .formatted(broker.address())
                                + " vssl.stats");
                assertThat(worker.err())
                        .contains("vssl: topic vssl.silences has 2 partitions, expected 3\n")
                        .doesNotContain("topic vssl.episodes");
                assertThat(partitions(admin, "vssl.episodes")).isEqualTo(3);
                assertThat(worker.terminate()).isEqualTo(143);
            }
        }
    }

    @Test
    @SuppressWarnings("try") // the broker goes away under way
    void saysHowItIsOverHttp() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            topic(admin, "vssl.localizations", 1);

            try (Child worker = Worker.start(folder, "--bootstrap", broker.address(), "--http-port", "0")) {
                String ready = worker.awaitReady().readyLine();
                URI address = URI.create(ready.substring(ready.indexOf("http://")));

                assertThat(get(address, "health/ready")).isEqualTo("200 {\"status\":\"UP\",\"reasons\":[]}");
                assertThat(get(address, "metrics"))
                        .contains("kafka_consumer_fetch_manager_records_lag_max{")
                        .contains("kafka_stream_thread_process_total{");
                broker.close();
                assertThat(whenNoLonger("200", address, "health/ready"))
                        .isEqualTo("503 {\"status\":\"DOWN\",\"reasons\":[\"no connection to a broker\"]}");
                assertThat(get(address, "health/live")).startsWith("200 ");
            }
        }
    }

    @Test
    void saysWhereItCannotAnswer() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            topic(admin, "vssl.localizations", 1);
            String port = Integer.toString(taken.getLocalPort());

            try (Child worker = Worker.start(folder, "--bootstrap", broker.address(), "--http-port", port)) {
                assertThat(worker.status()).isEqualTo(1);
                assertThat(worker.err()).contains("vssl: cannot serve HTTP at 127.0.0.1:" + port + ": ");
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

    private static String whenNoLonger(String status, URI address, String path) throws Exception {
        String answer = get(address, path);
        for (int tries = 0; answer.startsWith(status) && tries < 300; tries++) {
            LockSupport.parkNanos(100_000_000);
            answer = get(address, path);
        }
        return answer;
    }

    private static String get(URI address, String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
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
