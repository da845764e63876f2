package org.vssl.health;

import java.util.List;

/**
 * How a program is.
 *
 * @param isLive it can do its work; if not, start it anew
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
