// SPDX-License-Identifier: Apache-2.0
package org.vssl.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A broker")
class BrokerTest {
    @TempDir
    Path folder;

    @Test
    void keepsItsTopicsAndItsPortOverARestart() throws Exception {
        int port = Broker.freePort();
        try (Broker broker = Broker.start(folder, port);
                Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(3), Optional.empty())))
                    .all()
                    .get();

            assertThatThrownBy(() -> Broker.start(folder, port))
                    .hasMessage("port %d is taken; choose another with --port".formatted(port));
        }

        try (Broker broker = Broker.start(folder, port);
                Admin admin = admin(broker)) {
            assertThat(broker.address()).isEqualTo("127.0.0.1:" + port);
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    private static Admin admin(Broker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.address()));
    }
}
