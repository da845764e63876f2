// SPDX-License-Identifier: Apache-2.0
package org.vssl.health;

import java.util.List;

/**
 * The health of a program.
 *
 * @param isLive whether it can work; if not, restart it
 * @param reasons why it is not ready; empty when it is
 */
public record Health(boolean isLive, List<String> reasons) {
    public Health {
        reasons = List.copyOf(reasons);
    }

    public boolean isReady() {
        return isLive && reasons.isEmpty();
    }
}
