package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.cli.frame.FrameReport;

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
    static List<Caption> of(List<FrameReport> reports, CaptionRules rules) {
        var captions = new Captions(rules);
        long end = 0;
        for (Stretch<Kind> span : Spans.of(Moment.of(reports), rules)) {
            captions.add(span);
            end = span.endNanos();
        }
        return captions.heldOn(end);
    }

    private void add(Stretch<Kind> span) {
        Kind kind = span.what().orElseThrow();
        if (kind == Kind.LOCATED) {
            for (Stretch<String> named : Steady.of(span.moments(), Moment::label, leastNanos())) {
                addLocated(named);
            }
        } else if (rules.captions(kind)) {
            captions.add(new Caption(span.startNanos(), span.endNanos(), textOf(kind), Optional.empty()));
        }
    }

    private void addLocated(Stretch<String> named) {
        for (Stretch<Place.Column> placed :
                Steady.of(named.moments(), moment -> moment.place().map(Place::column), leastNanos())) {
            List<Place> places = placed.moments().stream()
                    .flatMap(moment -> moment.place().stream())
                    .filter(place -> placed.what().equals(Optional.of(place.column())))
                    .toList();
            Place place = Place.mean(places);
            String text = named.what().orElseGet(() -> describe(placed, place));
            captions.add(new Caption(placed.startNanos(), placed.endNanos(), text, Optional.of(place)));
        }
    }

    private static String describe(Stretch<?> stretch, Place place) {
        double loudness =
                stretch.moments().stream().mapToDouble(Moment::loudness).max().orElseThrow();
        String sound = loudness > LOUD_LUFS ? "loud sound" : loudness < QUIET_LUFS ? "quiet sound" : "sound";
        return sound + ", " + place.column().word();
    }

    private static String textOf(Kind kind) {
        return switch (kind) {
            case OFFSCREEN -> "[off-screen sound]";
            case NOISE -> "[noise]";
            case SILENCE -> "[silence]";
            case LOCATED, UNKNOWN -> throw new AssertionError("no fixed text for " + kind);
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
