package org.vssl.episodes.fold;

import java.util.List;

/** What a step of the fold came to: what to keep and what to tell. */
public record Folded(StreamState state, List<Output> outputs) {
    public Folded {
        outputs = List.copyOf(outputs);
    }
}
