// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.scene;

import java.util.List;

/**
 * What happens when in the demo.
 *
 * @param acts each with what stands in the picture
 * @param passages what sounds, in order, without gaps
 */
record Script(List<Act> acts, List<Passage> passages) {
    static final Script DEMO = new Script(
            List.of(
                    new Act(
                            0,
                            true,
                            List.of(
                                    new Thing("animals/birds/rooster", .22, .60, .56),
                                    new Thing("animals/mammals/bovines/cow", .70, .58, .60))),
                    new Act(
                            15,
                            false,
                            List.of(
                                    new Thing("hobbies/music/percussion/drumkit", .30, .54, .78),
                                    new Thing("hobbies/music/string/violin", .78, .52, .68)))),
            List.of(
                    new Passage(0, "silence", ""),
                    new Passage(1.5, "rooster", "animals/birds/rooster"),
                    new Passage(4.5, "silence", ""),
                    new Passage(6, "cow", "animals/mammals/bovines/cow"),
                    new Passage(9, "silence", ""),
                    new Passage(10.5, "offscreen", "hobbies/music/string/cello"),
                    new Passage(13.5, "silence", ""),
                    new Passage(15.5, "drumkit", "hobbies/music/percussion/drumkit"),
                    new Passage(18.5, "silence", ""),
                    new Passage(20, "violin", "hobbies/music/string/violin"),
                    new Passage(23, "silence", ""),
                    new Passage(24, "noise", "pink"),
                    new Passage(27, "silence", ""),
                    new Passage(28, "offscreen", "animals/mammals/dogs/dog"),
                    new Passage(31, "silence", "")));

    static final double SECONDS = 32;

    Script {
        acts = List.copyOf(acts);
        passages = List.copyOf(passages);
    }

    /** A setting from {@code start} seconds on: a meadow or a stage. */
    record Act(double start, boolean isMeadow, List<Thing> things) {
        Act {
            things = List.copyOf(things);
        }
    }

    /** A stamp whose middle lies at x, y and which is this high, all in parts of the picture. */
    record Thing(String stamp, double x, double y, double height) {}

    /** From {@code start} seconds on {@code what} is to be heard: a thing's name, silence, noise or offscreen. */
    record Passage(double start, String what, String sound) {}

    /** When a passage ends, in seconds. */
    double end(int passage) {
        return passage + 1 < passages.size() ? passages.get(passage + 1).start() : SECONDS;
    }

    Act actAt(double second) {
        Act current = acts.get(0);
        for (Act act : acts) {
            current = act.start() <= second ? act : current;
        }
        return current;
    }
}
