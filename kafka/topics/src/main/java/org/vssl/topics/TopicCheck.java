// SPDX-License-Identifier: Apache-2.0
package org.vssl.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates missing topics, and reports how existing ones differ from the expected configuration. */
public final class TopicCheck {
    private final Admin admin;

    public TopicCheck(Admin admin) {
        this.admin = admin;
    }

    /** The names of the topics created. */
    public List<String> create(List<NewTopic> plan) throws InterruptedException {
        Set<String> there = answer(admin.listTopics().names());
        List<NewTopic> missing =
                plan.stream().filter(topic -> !there.contains(topic.name())).toList();
        var made = new ArrayList<String>();
        for (NewTopic topic : missing) {
            if (isMade(topic)) {
                made.add(topic.name());
            }
        }
        return made;
    }

    private boolean isMade(NewTopic topic) throws InterruptedException {
        try {
            answer(admin.createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            // another sidecar was faster
            return false;
        }
    }

    /** One line for each difference. */
    public List<String> differences(List<NewTopic> plan) throws InterruptedException {
        Set<String> there = answer(admin.listTopics().names());
        var lines = new ArrayList<String>();
        List<NewTopic> known = new ArrayList<>();
        for (NewTopic topic : plan) {
            if (there.contains(topic.name())) {
                known.add(topic);
            } else {
                lines.add("topic %s does not exist".formatted(topic.name()));
            }
        }
        Map<String, TopicDescription> described =
                answer(admin.describeTopics(known.stream().map(NewTopic::name).toList())
                        .allTopicNames());
        for (NewTopic topic : known) {
            partitionDifference(topic, found(described, topic.name()), lines);
        }
        Optional<Map<ConfigResource, Config>> configs = configs(known);
        if (configs.isEmpty()) {
            lines.add("topic settings are not checked: DESCRIBE_CONFIGS is not allowed");
            return lines;
        }
        for (NewTopic topic : known) {
            configDifferences(topic, found(configs.get(), resource(topic)), lines);
        }
        return lines;
    }

    /** Absent if not authorized: a mere report must not fail the caller. */
    private Optional<Map<ConfigResource, Config>> configs(List<NewTopic> topics) throws InterruptedException {
        try {
            return Optional.of(answer(admin.describeConfigs(
                            topics.stream().map(TopicCheck::resource).collect(Collectors.toSet()))
                    .all()));
        } catch (AuthorizationException e) {
            return Optional.empty();
        }
    }

    private static <K, V> V found(Map<K, V> descriptions, K name) {
        V description = descriptions.get(name);
        if (description == null) {
            throw new AssertionError("no description of " + name);
        }
        return description;
    }

    private static void partitionDifference(NewTopic plan, TopicDescription found, List<String> lines) {
        int partitions = found.partitions().size();
        if (partitions != plan.numPartitions()) {
            lines.add(
                    "topic %s has %d partitions, expected %d".formatted(plan.name(), partitions, plan.numPartitions()));
        }
    }

    private static void configDifferences(NewTopic plan, Config config, List<String> lines) {
        plan.configs().forEach((key, wanted) -> {
            String value = config.get(key).value();
            if (!wanted.equals(value)) {
                lines.add("topic %s has %s=%s, expected %s".formatted(plan.name(), key, value, wanted));
            }
        });
    }

    private static ConfigResource resource(NewTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException failure) {
                throw failure;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
