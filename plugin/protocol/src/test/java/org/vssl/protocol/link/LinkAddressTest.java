// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A link address")
class LinkAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:/run/vssl/link.sock",
                "tcp://127.0.0.1:7070",
                "tls://studio.example:7070",
                "file:///tmp/a.jsonl",
                "-"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(LinkAddress.parse(text)).hasToString(text);
    }

    @Test
    void saysWhatItCouldBe() {
        assertThatThrownBy(() -> LinkAddress.parse("http://a:1"))
                .hasMessage(
                        "unknown address 'http://a:1'; expected unix:/path, tcp://host:port, tls://host:port, file:///path"
                                + " or - (standard output)");
    }

    @Test
    void takesNoFileWhosePathIsNotAbsolute() {
        assertThatThrownBy(() -> LinkAddress.parse("file://a.jsonl"))
                .hasMessage("the address 'file://a.jsonl' names no file; expected file:///path with an absolute path");
    }
}
