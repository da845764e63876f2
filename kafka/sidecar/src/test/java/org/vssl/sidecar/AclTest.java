// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.sidecar.config.Configuration;
import org.vssl.sidecar.forward.Topics;
import org.vssl.topics.TopicCheck;

@DisplayName("A sidecar that may do what the README lists, and no more,")
class AclTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @Test
    void deliversAndSaysThatSettingsAreNotChecked() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort(), authorizer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            allow(admin, ResourceType.TOPIC, "vssl.", "WRITE", "DESCRIBE", "READ", "CREATE");
            allow(admin, ResourceType.TRANSACTIONAL_ID, "vssl-", "WRITE", "DESCRIBE");
            // the second start finds topics that exist, and looks at them
            for (int start = 1; start <= 2; start++) {
                deliverOne(broker);
                int expected = start;
                assertThat(Consumed.from(broker.address(), "vssl.events", found -> found.size() >= expected))
                        .hasSize(expected);
            }

            var resource = new ConfigResource(ConfigResource.Type.TOPIC, "vssl.events");
            assertThatThrownBy(
                            () -> admin.describeConfigs(List.of(resource)).all().get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThat(new TopicCheck(admin).differences(Topics.DEFAULTS.plan(3, Optional.empty())))
                    .containsExactly(
                            "topic vssl.localizations has 2 partitions, expected 3",
                            "topic vssl.events has 2 partitions, expected 3",
                            "topic vssl.stream-state has 2 partitions, expected 3",
                            "topic settings are not checked: DESCRIBE_CONFIGS is not allowed");
        }
        assertThat(failures).isEmpty();
    }

    private void deliverOne(Broker broker) throws InterruptedException {
        Path socket = folder.resolve("link/sidecar.sock");
        var properties = new Properties();
        properties.setProperty("vssl.kafka.bootstrap", broker.address());
        properties.setProperty("vssl.kafka.partitions", "2");
        properties.setProperty("vssl.link.unix", socket.toString());
        properties.setProperty("vssl.spool.folder", folder.resolve("spool").toString());
        properties.setProperty("vssl.http.port", "0");
        try (Sidecar sidecar = new Sidecar(Configuration.read(Optional.empty(), Map.of(), properties), failures::add);
                LinkClient client = new LinkClient(
                        new LinkSettings(new LinkAddress.Unix(socket), "cam", "", 16),
                        System::currentTimeMillis,
                        unused -> {})) {
            client.offer(Samples.change(1));
            assertThat(client.drain(PATIENCE)).isTrue();
            assertThat(sidecar.health().isLive()).isTrue();
        }
    }

    /** Whoever has no name may do everything with what has no ACL, and only what its ACLs say with the rest. */
    private static Map<String, String> authorizer() {
        return Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "true");
    }

    private static void allow(Admin admin, ResourceType type, String prefix, String... operations) throws Exception {
        var pattern = new ResourcePattern(type, prefix, PatternType.PREFIXED);
        admin.createAcls(Stream.of(operations)
                        .map(operation -> new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:ANONYMOUS",
                                        "*",
                                        AclOperation.fromString(operation),
                                        AclPermissionType.ALLOW)))
                        .toList())
                .all()
                .get(30, TimeUnit.SECONDS);
    }
}
