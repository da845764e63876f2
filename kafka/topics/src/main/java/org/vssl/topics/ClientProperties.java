// SPDX-License-Identifier: Apache-2.0
package org.vssl.topics;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Plain Kafka client properties from the environment, overridden by system properties. */
public final class ClientProperties {
    /** The property that names brokers. */
    public static final String BOOTSTRAP = "bootstrap.servers";

    private static final String VARIABLE_PREFIX = "VSSL_KAFKA_PROPERTIES_";
    private static final String PROPERTY_PREFIX = "vssl.kafka.properties.";

    private ClientProperties() {}

    /** {@code VSSL_KAFKA_PROPERTIES_SASL_MECHANISM} and {@code vssl.kafka.properties.sasl.mechanism} are the same. */
    public static Map<String, String> read(Map<String, String> environment, Properties properties) {
        var client = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(VARIABLE_PREFIX)) {
                client.put(
                        name.substring(VARIABLE_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX)) {
                client.put(name.substring(PROPERTY_PREFIX.length()), properties.getProperty(name));
            }
        }
        return client;
    }
}
