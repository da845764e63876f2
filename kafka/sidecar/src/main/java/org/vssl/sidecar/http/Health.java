package org.vssl.sidecar.http;

import java.util.List;

/**
 * How the sidecar is.
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
