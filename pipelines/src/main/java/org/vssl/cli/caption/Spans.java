// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.result.Verdict;

/** When something sounds, and whether that is in the picture. */
final class Spans {
    private Spans() {}

    /**
     * Stretches of equal verdict. A pause shorter than the rules' gap does not end a sound; within a sound, what lasts less
     * than the rules' minimum is outvoted by what is before and after it. A short sound between two pauses stays.
     */
    static List<Segment<Verdict>> of(List<CaptionFrame> moments, CaptionRules rules) {
        var spans = new ArrayList<Segment<Verdict>>();
        int start = 0;
        while (start < moments.size()) {
            boolean sounds = moments.get(start).verdict().isSound();
            int end = sounds ? endOfSound(moments, start, rules.gap().toNanos()) : endOfPause(moments, start);
            List<CaptionFrame> span = moments.subList(start, end);
            if (sounds) {
                spans.addAll(Steady.of(span, Spans::soundOf, rules.minimum().toNanos()));
            } else {
                spans.add(new Segment<>(Optional.of(moments.get(start).verdict()), span));
            }
            start = end;
        }
        return spans;
    }

    private static int endOfPause(List<CaptionFrame> moments, int start) {
        int end = start;
        while (end < moments.size()
                && moments.get(end).verdict() == moments.get(start).verdict()) {
            end++;
        }
        return end;
    }

    private static int endOfSound(List<CaptionFrame> moments, int start, long gapNanos) {
        int end = start + 1;
        for (int i = start + 1; i < moments.size(); i++) {
            long pause = moments.get(i).startNanos() - moments.get(end - 1).endNanos();
            if (pause > 0 && pause >= gapNanos) {
                return end;
            }
            end = moments.get(i).verdict().isSound() ? i + 1 : end;
        }
        return end;
    }

    private static Optional<Verdict> soundOf(CaptionFrame moment) {
        return Optional.of(moment.verdict()).filter(Verdict::isSound);
    }
}
