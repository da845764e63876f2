// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vssl.health.HttpAddress;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.sidecar.forward.ForwardSettings;
import org.vssl.sidecar.forward.Topics;
import org.vssl.sidecar.http.WebSettings;
import org.vssl.sidecar.ingress.IngressSettings;
import org.vssl.sidecar.spool.SpoolLimits;
import org.vssl.topics.ClientProperties;
import org.vssl.topics.SummaryTopics;
import org.vssl.topics.ValueFormat;

/** Merged configuration: the YAML file, overridden by the environment, overridden by system properties. */
public final class Configuration {
    private static final String PROPERTY_PREFIX = "vssl.";

    private final Map<String, String> values;
    private final Path home;
    private final Optional<Path> runtimeFolder;

    private Configuration(Map<String, String> values, Path home, Optional<Path> runtimeFolder) {
        this.values = values;
        this.home = home;
        this.runtimeFolder = runtimeFolder;
    }

    public static Configuration read(Optional<Path> file, Map<String, String> environment, Properties properties) {
        var values = new TreeMap<String, String>();
        Set<String> known = Arrays.stream(Option.values()).map(Option::key).collect(Collectors.toSet());
        file.ifPresent(path -> flatten("", parse(path), values));
        for (String key : values.keySet()) {
            if (!known.contains(key) && !key.startsWith(Option.KAFKA_PROPERTIES)) {
                throw new ConfigurationException(
                        "%s sets unknown option '%s'; ./vssl sidecar --options lists all options"
                                .formatted(file.orElseThrow(), key));
            }
        }
        for (Option option : Option.values()) {
            String fromEnvironment = environment.get(option.variable());
            if (fromEnvironment != null) {
                values.put(option.key(), fromEnvironment);
            }
            String property = properties.getProperty(PROPERTY_PREFIX + option.key());
            if (property != null) {
                values.put(option.key(), property);
            }
        }
        ClientProperties.read(environment, properties)
                .forEach((key, value) -> values.put(Option.KAFKA_PROPERTIES + key, value));
        return new Configuration(
                values,
                Path.of(properties.getProperty("user.home", ".")),
                Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(Path::of));
    }

    private static JsonNode parse(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        node.propertyStream().forEach(field -> {
            String key = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(key + ".", value, into);
            } else if (value.isArray()) {
                throw new ConfigurationException("%s must be a single value, not a list".formatted(key));
            } else if (!value.isNull()) {
                into.put(key, value.asText());
            }
        });
    }

    public IngressSettings ingress() {
        Optional<IngressSettings.Tls> tls = text(Option.LINK_TLS_CERTIFICATE)
                .map(certificate -> new IngressSettings.Tls(
                        Path.of(certificate),
                        Path.of(text(Option.LINK_TLS_KEY)
                                .orElseThrow(() -> new ConfigurationException(
                                        "link.tls.certificate is set and link.tls.key is not; expected both")))));
        return checked(() -> new IngressSettings(
                unix(),
                text(Option.LINK_TCP).map(address -> tcp(address, tls)),
                token(),
                integer(Option.LINK_MAX_CONNECTIONS),
                Duration.ofMillis(integer(Option.LINK_HELLO_TIMEOUT))));
    }

    private Optional<Path> unix() {
        String set = raw(Option.LINK_UNIX);
        if (set.equals("none")) {
            return Optional.empty();
        }
        return Optional.of(set.isEmpty() ? LinkAddress.standardSocket(home, runtimeFolder) : Path.of(set));
    }

    private static IngressSettings.Tcp tcp(String address, Optional<IngressSettings.Tls> tls) {
        int colon = address.lastIndexOf(':');
        try {
            return new IngressSettings.Tcp(
                    address.substring(0, Math.max(0, colon)), Integer.parseInt(address.substring(colon + 1)), tls);
        } catch (NumberFormatException e) {
            throw new ConfigurationException("link.tcp must be host:port, was '" + address + "'", e);
        }
    }

    private Optional<String> token() {
        Optional<String> file = text(Option.LINK_TOKEN_FILE);
        if (file.isEmpty()) {
            return text(Option.LINK_TOKEN);
        }
        try {
            Optional<String> token = Files.readString(Path.of(file.get()))
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty());
            if (token.isEmpty()) {
                throw new ConfigurationException(
                        "link.token-file %s has no token in its first line".formatted(file.get()));
            }
            return token;
        } catch (IOException e) {
            throw new ConfigurationException("cannot read link.token-file %s: %s".formatted(file.get(), e), e);
        }
    }

    public Path spoolFolder() {
        return text(Option.SPOOL_FOLDER).map(Path::of).orElse(home.resolve(".local/state/vssl/spool"));
    }

    public SpoolLimits spoolLimits() {
        return checked(() -> new SpoolLimits(number(Option.SPOOL_MAX_ROWS), number(Option.SPOOL_MAX_BYTES)));
    }

    public ForwardSettings forward() {
        var client = new HashMap<String, String>();
        values.forEach((key, value) -> {
            if (key.startsWith(Option.KAFKA_PROPERTIES)) {
                client.put(key.substring(Option.KAFKA_PROPERTIES.length()), value);
            }
        });
        client.put("bootstrap.servers", raw(Option.KAFKA_BOOTSTRAP));
        return checked(() -> new ForwardSettings(
                client,
                choice(Option.KAFKA_MODE, ForwardSettings.Mode.class),
                Duration.ofMillis(integer(Option.KAFKA_COMMIT_INTERVAL)),
                choice(Option.KAFKA_FORMAT, ValueFormat.class),
                topics(),
                raw(Option.KAFKA_TRANSACTIONAL_ID_PREFIX),
                isSet(Option.KAFKA_CREATE_TOPICS),
                integer(Option.KAFKA_PARTITIONS),
                text(Option.KAFKA_REPLICATION).map(Short::valueOf)));
    }

    public Topics topics() {
        return new Topics(
                raw(Option.TOPIC_LOCALIZATIONS),
                raw(Option.TOPIC_EVENTS),
                raw(Option.TOPIC_STREAM_STATE),
                raw(Option.TOPIC_PROGRESS));
    }

    public WebSettings web() {
        return checked(() -> new WebSettings(
                new HttpAddress(raw(Option.HTTP_HOST), integer(Option.HTTP_PORT)), integer(Option.HTTP_MAX_PAGES)));
    }

    /** How long the page shows a disconnected stream. */
    public Duration forgetStreams() {
        return Duration.ofSeconds(integer(Option.HTTP_FORGET_STREAMS));
    }

    /** Where {@code ./vssl episodes} writes. */
    public SummaryTopics summaryTopics() {
        return new SummaryTopics(raw(Option.TOPIC_EPISODES), raw(Option.TOPIC_SILENCES), raw(Option.TOPIC_STATS));
    }

    /** As set, or the default. */
    public String raw(Option option) {
        return values.getOrDefault(option.key(), option.fallback());
    }

    /** Absent where empty. */
    private Optional<String> text(Option option) {
        return Optional.of(raw(option)).filter(value -> !value.isEmpty());
    }

    public int integer(Option option) {
        return Math.toIntExact(number(option));
    }

    private long number(Option option) {
        try {
            return Long.parseLong(raw(option));
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "%s must be a whole number, was '%s'".formatted(option.key(), raw(option)), e);
        }
    }

    private boolean isSet(Option option) {
        return switch (raw(option)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ConfigurationException(
                        "%s must be true or false, was '%s'".formatted(option.key(), raw(option)));
        };
    }

    private <E extends Enum<E>> E choice(Option option, Class<E> type) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(raw(option))) {
                return one;
            }
        }
        String all = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new ConfigurationException("%s must be one of %s, was '%s'".formatted(option.key(), all, raw(option)));
    }

    private static <T> T checked(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}
