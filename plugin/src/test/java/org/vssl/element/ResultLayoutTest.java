// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The layout of a result and of a frame")
class ResultLayoutTest {
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void isTheSameInJavaAsTheCompilerOfCMadeIt() throws IOException, ReflectiveOperationException {
        Process layout = new ProcessBuilder("timeout", "-s", "KILL", "10", "target/native/vssl-layout").start();
        var c = new TreeMap<String, Integer>();
        for (String line : new String(layout.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String[] nameAndOffset = line.split(" ", 2);
            c.put(nameAndOffset[0], Integer.parseInt(nameAndOffset[1]));
        }

        var java = new TreeMap<String, Integer>();
        for (Class<?> side : List.of(ResultLayout.class, FrameLayout.class)) {
            for (Field field : side.getDeclaredFields()) {
                if (field.getType() == int.class && !field.isSynthetic()) {
                    java.put(field.getName(), field.getInt(null));
                }
            }
        }

        assertThat(java).isEqualTo(c).isNotEmpty();
    }
}
