// SPDX-License-Identifier: Apache-2.0
package org.vssl.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A request")
class GuardTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, true",
        "127.0.0.1, [::1], true",
        "127.0.0.1, 192.168.1.2, false",
        "127.0.0.1, sidecar, false",
        "127.0.0.1, '', false",
        "127.0.0.1, evil.example, false",
        "0.0.0.0, localhost, true",
        "0.0.0.0, 192.168.1.2, true",
        "0.0.0.0, [fe80::1], true",
        "0.0.0.0, sidecar, true",
        "0.0.0.0, sidecar.studio.svc.cluster.local, true",
        "0.0.0.0, cam.studio.example, true",
        "0.0.0.0, '', true",
        "0.0.0.0, evil.example, false",
        "0.0.0.0, 1.2.3.4.evil.example, false",
        "0.0.0.0, local.evil.example, false",
        "page.example, page.example, true",
        "page.example, evil.example, false"
    })
    void isAnsweredWhereItsNameIsOurs(String host, String name, boolean isOurs) {
        assertThat(new Guard(host, "cam.studio.example").isOurs(name)).isEqualTo(isOurs);
    }
}
