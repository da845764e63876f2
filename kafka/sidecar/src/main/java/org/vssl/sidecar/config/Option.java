package org.vssl.sidecar.config;

import java.util.Locale;

/** Everything that can be set, with its default and what it does. */
public enum Option {
    LINK_UNIX(
            "link.unix",
            "",
            "socket file for elements; empty: $XDG_RUNTIME_DIR/vssl/sidecar.sock, or ~/.local/state/vssl/sidecar.sock;"
                    + " none: no Unix socket"),
    LINK_TCP("link.tcp", "", "host:port for elements; anything but loopback needs link.token and link.tls.*"),
    LINK_TLS_CERTIFICATE("link.tls.certificate", "", "PEM certificate chain of the TCP port"),
    LINK_TLS_KEY("link.tls.key", "", "PEM private key of the TCP port, PKCS 8"),
    LINK_TOKEN("link.token", "", "what elements must present; empty: nothing"),
    LINK_TOKEN_FILE("link.token-file", "", "a file whose first line is the token"),
    LINK_MAX_CONNECTIONS("link.max-connections", "4096", "elements served at a time"),
    LINK_HELLO_TIMEOUT("link.hello-timeout-ms", "3000", "how long a new connection may say nothing"),
    SPOOL_FOLDER(
            "spool.folder",
            "",
            "where undelivered events lie, private if it is made; empty: ~/.local/state/vssl/spool"),
    SPOOL_MAX_ROWS("spool.max-rows", "1000000", "undelivered events beyond which frames are let go, counted"),
    SPOOL_MAX_BYTES("spool.max-bytes", "4294967296", "their bytes beyond which frames are let go, counted"),
    SPOOL_KEEP_RUNS("spool.keep-runs-days", "7", "how long the number of an ended run is remembered"),
    KAFKA_BOOTSTRAP("kafka.bootstrap", "127.0.0.1:9092", "brokers, host:port with commas between"),
    KAFKA_MODE("kafka.mode", "tx", "tx: exactly once for read_committed readers; idem: at least once"),
    KAFKA_COMMIT_INTERVAL(
            "kafka.commit-interval-ms",
            "0",
            "least time from one commit to the next, 0..1000; more saves processor time, here and at the broker, and costs"
                    + " latency"),
    KAFKA_FORMAT("kafka.format", "json", "values of records: json or protobuf"),
    KAFKA_TRANSACTIONAL_ID_PREFIX("kafka.transactional-id-prefix", "vssl-", "the id of the spool follows it"),
    KAFKA_CREATE_TOPICS("kafka.create-topics", "true", "make topics that are missing"),
    KAFKA_PARTITIONS("kafka.partitions", "6", "of topics that are made"),
    KAFKA_REPLICATION("kafka.replication", "", "of topics that are made; empty: the broker's default"),
    TOPIC_LOCALIZATIONS("topics.localizations", "vssl.localizations", "one record a frame"),
    TOPIC_EVENTS("topics.events", "vssl.events", "one record a change of state"),
    TOPIC_STREAM_STATE("topics.stream-state", "vssl.stream-state", "latest state of each stream, compacted"),
    TOPIC_PROGRESS("topics.progress", "vssl.progress", "how far each spool is, compacted, one partition"),
    TOPIC_EPISODES("topics.episodes", "vssl.episodes", "one record a sound, by ./vssl episodes"),
    TOPIC_SILENCES("topics.silences", "vssl.silences", "one record a time without sound, by ./vssl episodes"),
    TOPIC_STATS("topics.stats", "vssl.stats", "one record a minute over all streams, by ./vssl episodes"),
    HTTP_HOST(
            "http.host",
            "127.0.0.1",
            "where the page, /q/health and /q/metrics answer; no login, so leave it on loopback or put a proxy before it"),
    HTTP_PORT("http.port", "8085", "0: any free one"),
    HTTP_MAX_PAGES("http.max-pages", "32", "pages that are told what streams hear, at a time"),
    HTTP_FORGET_STREAMS("http.forget-streams-s", "600", "how long the page shows a stream that went"),
    READY_MAX_AGE(
            "ready.max-commit-age-s",
            "10",
            "not ready when for so long nothing was delivered that waits, or Kafka was away"),
    DRAIN("drain-s", "10", "how long delivery may go on after SIGTERM");

    /** Before the name of a plain Kafka client property. */
    public static final String KAFKA_PROPERTIES = "kafka.properties.";

    private final String key;
    private final String fallback;
    private final String meaning;

    Option(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** As the YAML file spells it, dots between levels; {@code -Dvssl.KEY} overrides it. */
    public String key() {
        return key;
    }

    public String fallback() {
        return fallback;
    }

    public String meaning() {
        return meaning;
    }

    /** The variable that overrides the file. */
    public String variable() {
        return "VSSL_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
