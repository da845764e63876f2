package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When something sounds, and whether that is in the picture. */
final class Spans {
    private Spans() {}

    /**
     * Stretches of equal kind. A pause shorter than the rules' gap does not end a sound; within a sound, what lasts less
     * than the rules' minimum is outvoted by what is before and after it. A short sound between two pauses stays.
     */
    static List<Stretch<Kind>> of(List<Moment> moments, CaptionRules rules) {
        var spans = new ArrayList<Stretch<Kind>>();
        int start = 0;
        while (start < moments.size()) {
            boolean sounds = moments.get(start).kind().sounds();
            int end = sounds ? endOfSound(moments, start, rules.gap().toNanos()) : endOfPause(moments, start);
            List<Moment> span = moments.subList(start, end);
            if (sounds) {
                spans.addAll(Steady.of(span, Spans::soundOf, rules.minimum().toNanos()));
            } else {
                spans.add(new Stretch<>(Optional.of(moments.get(start).kind()), span));
            }
            start = end;
        }
        return spans;
    }

    private static int endOfPause(List<Moment> moments, int start) {
        int end = start;
        while (end < moments.size()
                && moments.get(end).kind() == moments.get(start).kind()) {
            end++;
        }
        return end;
    }

    private static int endOfSound(List<Moment> moments, int start, long gapNanos) {
        int end = start + 1;
        for (int i = start + 1; i < moments.size(); i++) {
            long pause = moments.get(i).startNanos() - moments.get(end - 1).endNanos();
            if (pause > 0 && pause >= gapNanos) {
                return end;
            }
            end = moments.get(i).kind().sounds() ? i + 1 : end;
        }
        return end;
    }

    private static Optional<Kind> soundOf(Moment moment) {
        return Optional.of(moment.kind()).filter(Kind::sounds);
    }
}
