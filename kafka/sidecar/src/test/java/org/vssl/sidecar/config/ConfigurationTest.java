// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The configuration")
class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void takesAPropertyOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("spool:\n  max-rows: 1\n  max-bytes: 1\nkafka:\n  partitions: 1\n");
        var properties = new Properties();
        properties.setProperty("vssl.spool.max-rows", "3");

        Configuration read = Configuration.read(
                Optional.of(file), Map.of("VSSL_SPOOL_MAX_ROWS", "2", "VSSL_SPOOL_MAX_BYTES", "2"), properties);

        assertThat(read.raw(Option.SPOOL_MAX_ROWS)).isEqualTo("3");
        assertThat(read.raw(Option.SPOOL_MAX_BYTES)).isEqualTo("2");
        assertThat(read.raw(Option.KAFKA_PARTITIONS)).isEqualTo("1");
    }

    @Test
    void handsPlainPropertiesToKafkaClientsAndKeepsThemOutOfLogs() throws IOException {
        Path file = file("kafka:\n  properties:\n    security.protocol: SASL_SSL\n");

        var forward = Configuration.read(
                        Optional.of(file), Map.of("VSSL_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "secret"), new Properties())
                .forward();

        assertThat(forward.client())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "secret");
        assertThat(forward.toString()).doesNotContain("secret");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        Path file = file("kafak:\n  mode: tx\n");

        assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), new Properties()))
                .hasMessage("%s sets unknown option 'kafak.mode'; ./vssl sidecar --options lists all options"
                        .formatted(file));
    }

    @Test
    void doesNotListenToOthersWithoutATokenAndACertificate() {
        var properties = new Properties();
        properties.setProperty("vssl.link.tcp", "0.0.0.0:7070");
        properties.setProperty("vssl.link.token", "t");

        assertThatThrownBy(() -> Configuration.read(Optional.empty(), Map.of(), properties)
                        .ingress())
                .hasMessage("link.tcp is 0.0.0.0, which other hosts can reach: it requires link.token and"
                        + " link.tls.certificate with link.tls.key, or a loopback address");
    }

    /** Such a file once let everybody in. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \nsecret\n"})
    void refusesATokenFileWithoutAToken(String text) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), text);
        var properties = new Properties();
        properties.setProperty("vssl.link.token-file", token.toString());

        assertThatThrownBy(() -> Configuration.read(Optional.empty(), Map.of(), properties)
                        .ingress())
                .hasMessage("link.token-file %s has no token in its first line".formatted(token));
    }

    @Test
    void takesTheTokenFromTheFirstLineOfItsFile() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), " secret \nmore\n");
        var properties = new Properties();
        properties.setProperty("vssl.link.token-file", token.toString());

        assertThat(Configuration.read(Optional.empty(), Map.of(), properties)
                        .ingress()
                        .token())
                .contains("secret");
    }

    @Test
    void leavesTheDefaultWhereTheFileSaysNothing() throws IOException {
        Path file = file("link:\n  token:\nkafka:\n  mode: ~\n  properties:\n    client.id:\n");

        Configuration read = Configuration.read(Optional.of(file), Map.of(), new Properties());

        assertThat(read.ingress().token()).isEmpty();
        assertThat(read.raw(Option.KAFKA_MODE)).isEqualTo("tx");
        assertThat(read.forward().client()).containsOnlyKeys("bootstrap.servers");
    }

    @Test
    void refusesAListWhereOneTextIsNeeded() throws IOException {
        Path file = file("kafka:\n  bootstrap: [a:9092, b:9092]\n");

        assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), new Properties()))
                .hasMessage("kafka.bootstrap must be a single value, not a list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "True", "1", ""})
    void refusesAnythingButTrueAndFalseForAYesOrNo(String text) {
        var properties = new Properties();
        properties.setProperty("vssl.kafka.create-topics", text);

        assertThatThrownBy(() -> Configuration.read(Optional.empty(), Map.of(), properties)
                        .forward())
                .hasMessage("kafka.create-topics must be true or false, was '%s'".formatted(text));
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void isDocumented(Option option) throws IOException {
        String fallback = option.fallback().isEmpty() ? "" : "`" + option.fallback() + "`";

        assertThat(Files.readString(Path.of("../README.md")))
                .contains("| `%s` | %s | %s |".formatted(option.key(), fallback, option.meaning()));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("sidecar.yaml"), text);
    }
}
