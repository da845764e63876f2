// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

/** What can be said about a frame and its sound, in the order in which it is tried. */
public enum Verdict {
    NO_AUDIO("no-audio"),
    WARMING("warming"),
    SILENCE("silence"),
    LOCATED("located"),
    NOISE("noise"),
    OFFSCREEN("offscreen");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As results, messages and records spell it. */
    public String word() {
        return word;
    }

    /** Whether something is heard, wherever it is. */
    public boolean isSound() {
        return this == LOCATED || this == NOISE || this == OFFSCREEN;
    }

    /** As it is typed on a command line. */
    @Override
    public String toString() {
        return word;
    }

    public static Verdict of(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word.equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException(
                "verdict must be one of no-audio, warming, silence, located, noise, offscreen; was '" + word + "'");
    }
}
