// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.List;
import java.util.Optional;

/**
 * Consecutive frames, at least one, and their common value.
 *
 * @param what they agree on; absent where none of them says anything
 */
record Segment<T>(Optional<T> what, List<CaptionFrame> moments) {
    Segment {
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("a segment must have at least one frame, got none");
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
