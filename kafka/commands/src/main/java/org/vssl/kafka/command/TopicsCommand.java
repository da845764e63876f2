// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.vssl.sidecar.config.Configuration;
import org.vssl.sidecar.forward.ForwardSettings;
import org.vssl.topics.TopicCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Creates missing topics and reports how existing ones differ from the expected configuration.",
        footer = {"", "Exit status 1 if a topic differs or may not be described."})
final class TopicsCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML file of the sidecar")
    Optional<Path> config = Optional.empty();

    @Option(names = "--episodes", description = "also the topics written by ./vssl episodes")
    boolean episodes;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = Configuration.read(config, System.getenv(), System.getProperties());
        ForwardSettings settings = configuration.forward();
        var plan = new ArrayList<NewTopic>(settings.topics().plan(settings.partitions(), settings.replication()));
        if (episodes) {
            plan.addAll(configuration.summaryTopics().plan(settings.partitions(), settings.replication()));
        }
        var client = new HashMap<String, Object>(settings.client());
        client.putIfAbsent("request.timeout.ms", "5000");
        client.putIfAbsent("default.api.timeout.ms", "10000");
        try (Admin admin = Admin.create(client)) {
            var check = new TopicCheck(admin);
            List<String> made = check.create(plan);
            made.forEach(topic -> System.out.println("created " + topic));
            List<String> differences = check.differences(
                    plan.stream().filter(topic -> !made.contains(topic.name())).toList());
            differences.forEach(System.out::println);
            if (made.isEmpty() && differences.isEmpty()) {
                System.out.println("all " + plan.size() + " topics are as expected");
            }
            return differences.isEmpty() ? 0 : 1;
        }
    }
}
