// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The training code")
class TrainingIT {
    @Test
    @DisplayName("passes its own tests that require nothing but Python: imports, concepts, model card and credits")
    void passesItsPlainTests(@TempDir Path folder) {
        Path training = Command.inRepository("models/training");

        Command tests = Command.of(
                folder,
                "env",
                "PYTHONPATH=" + training,
                "PYTHONDONTWRITEBYTECODE=1",
                "/usr/bin/python3",
                "-m",
                "unittest",
                "discover",
                "-s",
                training.resolve("tests/plain").toString());

        assertThat(tests.status()).as(tests.err()).isZero();
        assertThat(tests.err()).containsPattern("Ran [1-9]\\d* tests").endsWith("OK\n");
    }
}
