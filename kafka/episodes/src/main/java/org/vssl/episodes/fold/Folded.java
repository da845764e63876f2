// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import java.util.List;

/** Result of a step of the fold: the state to keep and what to emit. */
public record Folded(StreamState state, List<Output> outputs) {
    public Folded {
        outputs = List.copyOf(outputs);
    }
}
