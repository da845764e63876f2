// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.config;

import java.util.Locale;

/** All options, with default and description. */
public enum Option {
    LINK_UNIX(
            "link.unix",
            "",
            "path of the Unix socket for elements; empty: $XDG_RUNTIME_DIR/vssl/sidecar.sock, or"
                    + " ~/.local/state/vssl/sidecar.sock; none: no Unix socket"),
    LINK_TCP("link.tcp", "", "host:port to accept elements on; other than loopback requires link.token and link.tls.*"),
    LINK_TLS_CERTIFICATE("link.tls.certificate", "", "PEM certificate chain for the TCP port"),
    LINK_TLS_KEY("link.tls.key", "", "PEM private key (PKCS 8) for the TCP port"),
    LINK_TOKEN("link.token", "", "token that elements must present; empty: none"),
    LINK_TOKEN_FILE("link.token-file", "", "file that holds the token in its first line"),
    LINK_MAX_CONNECTIONS("link.max-connections", "4096", "maximum number of connected elements"),
    LINK_HELLO_TIMEOUT("link.hello-timeout-ms", "3000", "timeout for the hello of a new connection"),
    SPOOL_FOLDER(
            "spool.folder", "", "directory of undelivered events, created private; empty: ~/.local/state/vssl/spool"),
    SPOOL_MAX_ROWS(
            "spool.max-rows",
            "1000000",
            "maximum number of undelivered events; beyond it frames are dropped and counted"),
    SPOOL_MAX_BYTES(
            "spool.max-bytes",
            "4294967296",
            "maximum size of undelivered events in bytes; beyond it frames are dropped and counted"),
    SPOOL_KEEP_RUNS("spool.keep-runs-days", "7", "how long the last sequence number of an ended run is kept"),
    KAFKA_BOOTSTRAP("kafka.bootstrap", "127.0.0.1:9092", "bootstrap brokers as host:port, separated by commas"),
    KAFKA_MODE("kafka.mode", "tx", "tx: exactly once for read_committed readers; idem: at least once"),
    KAFKA_COMMIT_INTERVAL(
            "kafka.commit-interval-ms",
            "0",
            "minimum time between commits, 0..1000; larger values save CPU time, here and on the broker, at the cost"
                    + " of latency"),
    KAFKA_FORMAT("kafka.format", "json", "encoding of record values: json or protobuf"),
    KAFKA_TRANSACTIONAL_ID_PREFIX(
            "kafka.transactional-id-prefix", "vssl-", "prefix of the transactional id; the spool's id is appended"),
    KAFKA_CREATE_TOPICS("kafka.create-topics", "true", "create missing topics"),
    KAFKA_PARTITIONS("kafka.partitions", "6", "number of partitions of topics it creates"),
    KAFKA_REPLICATION("kafka.replication", "", "replication factor of topics it creates; empty: the broker's default"),
    TOPIC_LOCALIZATIONS("topics.localizations", "vssl.localizations", "topic with one record per frame"),
    TOPIC_EVENTS("topics.events", "vssl.events", "topic with one record per change of verdict"),
    TOPIC_STREAM_STATE(
            "topics.stream-state", "vssl.stream-state", "topic with the latest verdict of each stream, compacted"),
    TOPIC_PROGRESS(
            "topics.progress",
            "vssl.progress",
            "topic with the delivered position of each spool, compacted, one partition"),
    TOPIC_EPISODES("topics.episodes", "vssl.episodes", "topic with one record per episode, written by ./vssl episodes"),
    TOPIC_SILENCES("topics.silences", "vssl.silences", "topic with one record per silence, written by ./vssl episodes"),
    TOPIC_STATS(
            "topics.stats",
            "vssl.stats",
            "topic with one record per minute over all streams, written by ./vssl episodes"),
    HTTP_HOST(
            "http.host",
            "127.0.0.1",
            "address of the page, /q/health and /q/metrics; no login, so keep it on loopback or behind a proxy"),
    HTTP_PORT("http.port", "8085", "HTTP port; 0: any free port"),
    HTTP_MAX_PAGES("http.max-pages", "32", "maximum number of open live pages"),
    HTTP_FORGET_STREAMS("http.forget-streams-s", "600", "how long the page shows a disconnected stream"),
    READY_MAX_AGE(
            "ready.max-commit-age-s",
            "10",
            "not ready if no queued event was delivered, or Kafka was unreachable, for this long"),
    DRAIN("drain-s", "10", "how long to continue delivery after SIGTERM");

    /** Prefix of plain Kafka client properties. */
    public static final String KAFKA_PROPERTIES = "kafka.properties.";

    private final String key;
    private final String fallback;
    private final String meaning;

    Option(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The key in the YAML file, with dots between levels; {@code -Dvssl.KEY} overrides it. */
    public String key() {
        return key;
    }

    public String fallback() {
        return fallback;
    }

    public String meaning() {
        return meaning;
    }

    /** The environment variable that overrides the file. */
    public String variable() {
        return "VSSL_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
