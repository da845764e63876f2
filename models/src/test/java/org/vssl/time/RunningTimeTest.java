package org.vssl.time;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A running time")
class RunningTimeTest {
    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new RunningTime(-1)).hasMessage("running time must be 0 ns or later, was -1 ns");
    }
}
