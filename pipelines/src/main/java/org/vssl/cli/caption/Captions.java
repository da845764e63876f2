// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.result.FrameResult;
import org.vssl.result.Verdict;

/** Makes captions of reports. Pure: equal reports and rules give equal captions. */
final class Captions {
    /** Captioned as loud above this, LUFS: speech in broadcasts is at -23. */
    private static final double LOUD_LUFS = -16;

    /** Captioned as quiet below this, LUFS. */
    private static final double QUIET_LUFS = -36;

    private final CaptionRules rules;
    private final List<Caption> captions = new ArrayList<>();

    private Captions(CaptionRules rules) {
        this.rules = rules;
    }

    /** In the order of time, none over another. */
    static List<Caption> of(List<FrameResult> reports, CaptionRules rules) {
        var captions = new Captions(rules);
        long end = 0;
        for (Segment<Verdict> span : Spans.of(CaptionFrame.of(reports), rules)) {
            captions.add(span);
            end = span.endNanos();
        }
        return captions.heldOn(end);
    }

    private void add(Segment<Verdict> span) {
        Verdict verdict = span.what().orElseThrow();
        if (verdict == Verdict.LOCATED) {
            for (Segment<String> named : Steady.of(span.moments(), CaptionFrame::label, leastNanos())) {
                addLocated(named);
            }
        } else if (rules.captions(verdict)) {
            captions.add(new Caption(span.startNanos(), span.endNanos(), textOf(verdict), Optional.empty()));
        }
    }

    private void addLocated(Segment<String> named) {
        for (Segment<LabelBox.Column> placed :
                Steady.of(named.moments(), moment -> moment.place().map(LabelBox::column), leastNanos())) {
            List<LabelBox> places = placed.moments().stream()
                    .flatMap(moment -> moment.place().stream())
                    .filter(place -> placed.what().equals(Optional.of(place.column())))
                    .toList();
            LabelBox place = LabelBox.mean(places);
            String text = named.what().orElseGet(() -> describe(placed, place));
            captions.add(new Caption(placed.startNanos(), placed.endNanos(), text, Optional.of(place)));
        }
    }

    private static String describe(Segment<?> stretch, LabelBox place) {
        double loudness = stretch.moments().stream()
                .mapToDouble(CaptionFrame::loudness)
                .max()
                .orElseThrow();
        String sound = loudness > LOUD_LUFS ? "loud sound" : loudness < QUIET_LUFS ? "quiet sound" : "sound";
        return sound + ", " + place.column().word();
    }

    private static String textOf(Verdict verdict) {
        return switch (verdict) {
            case OFFSCREEN -> "[off-screen sound]";
            case NOISE -> "[noise]";
            case SILENCE -> "[silence]";
            case LOCATED, WARMING, NO_AUDIO -> throw new AssertionError("no fixed text for " + verdict);
        };
    }

    /** Each is shown for the minimum, as far as the next one and the end of the video let it. */
    private List<Caption> heldOn(long end) {
        var held = new ArrayList<Caption>();
        for (int i = 0; i < captions.size(); i++) {
            Caption caption = captions.get(i);
            long next = i + 1 < captions.size() ? captions.get(i + 1).startNanos() : end;
            long least = caption.startNanos() + leastNanos();
            held.add(caption.until(Math.max(caption.endNanos(), Math.min(least, next))));
        }
        return held;
    }

    private long leastNanos() {
        return rules.minimum().toNanos();
    }
}
