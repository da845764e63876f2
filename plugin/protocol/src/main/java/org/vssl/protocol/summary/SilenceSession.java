// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import org.vssl.result.Verdict;

/** A time in which nothing was heard: silence, or no sound to listen to at all. */
public record SilenceSession(Stretch stretch) implements Summary {
    public static final String SCHEMA = "org.vssl.silence.v1";

    public SilenceSession {
        if (stretch.verdict() != Verdict.SILENCE && stretch.verdict() != Verdict.NO_AUDIO) {
            throw new IllegalArgumentException("a silence session must be of silence or no-audio, was '%s'"
                    .formatted(stretch.verdict().word()));
        }
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    @Override
    public String key() {
        return stretch.stream();
    }

    @Override
    public String id() {
        return stretch.id();
    }
}
