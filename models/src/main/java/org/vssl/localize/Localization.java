// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.util.List;
import org.vssl.result.Source;
import org.vssl.result.Verdict;

/** What can be said about one video frame and its sound: exactly one of these, in the order in which they are tried. */
public sealed interface Localization {

    Verdict verdict();

    /** The places that sound; empty in every case but {@link Located}. */
    default List<Source> sources() {
        return List.of();
    }

    /** Whether this is said at once: it is a fact about the sound at hand, not a judgement that could flicker. */
    default boolean isImmediate() {
        return true;
    }

    /** There is no sound to look for: no audio pad linked, or it ended, or nothing covers this time. */
    record NoAudio() implements Localization {
        @Override
        public Verdict verdict() {
            return Verdict.NO_AUDIO;
        }
    }

    /** Less sound than the model needs since the start, a seek or a gap. */
    record Warming() implements Localization {
        @Override
        public Verdict verdict() {
            return Verdict.WARMING;
        }
    }

    /** Nothing is heard now. */
    record Silence() implements Localization {
        @Override
        public Verdict verdict() {
            return Verdict.SILENCE;
        }
    }

    /** The sound comes from these places of the picture, strongest first. */
    record Located(List<Source> sources) implements Localization {
        public Located {
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("a located sound needs at least one source, got none");
            }
            sources = List.copyOf(sources);
        }

        @Override
        public Verdict verdict() {
            return Verdict.LOCATED;
        }

        @Override
        public boolean isImmediate() {
            return false;
        }
    }

    /** Nothing in the picture sounds, and the sound carries no event. */
    record Noise() implements Localization {
        @Override
        public Verdict verdict() {
            return Verdict.NOISE;
        }

        @Override
        public boolean isImmediate() {
            return false;
        }
    }

    /** Something is to be heard that is not in the picture. */
    record Offscreen() implements Localization {
        @Override
        public Verdict verdict() {
            return Verdict.OFFSCREEN;
        }

        @Override
        public boolean isImmediate() {
            return false;
        }
    }
}
