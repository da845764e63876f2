// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.line;

import java.util.Optional;

/**
 * What a ready line leaves open.
 *
 * @param meaning as its file says it
 * @param fallback what is taken when nothing is given; absent where something must be given
 */
public record Variable(String name, String meaning, Optional<String> fallback) {
    String asUsage() {
        return fallback.isPresent() ? "[" + name + "=...]" : name + "=...";
    }

    String asHelp(int width) {
        String said = fallback.filter(text -> !text.isEmpty())
                .map(text -> meaning + "; default: " + text)
                .orElse(meaning);
        return "  " + name + " ".repeat(width - name.length() + 2) + said;
    }
}
