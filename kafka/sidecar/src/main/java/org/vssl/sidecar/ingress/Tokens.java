// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Compares tokens in a time that does not depend on where they differ. */
final class Tokens {
    private Tokens() {}

    static boolean isRight(Optional<String> wanted, String got) {
        return wanted.isEmpty()
                || MessageDigest.isEqual(
                        wanted.get().getBytes(StandardCharsets.UTF_8), got.getBytes(StandardCharsets.UTF_8));
    }
}
