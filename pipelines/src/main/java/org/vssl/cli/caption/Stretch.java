package org.vssl.cli.caption;

import java.util.List;
import java.util.Optional;

/**
 * Consecutive moments, at least one, and what they came to.
 *
 * @param what they agree on; absent where none of them says anything
 */
record Stretch<T>(Optional<T> what, List<Moment> moments) {
    Stretch {
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("a stretch needs at least one moment, got none");
        }
        moments = List.copyOf(moments);
    }

    long startNanos() {
        return moments.get(0).startNanos();
    }

    long endNanos() {
        return moments.get(moments.size() - 1).endNanos();
    }

    long nanos() {
        return endNanos() - startNanos();
    }
}
