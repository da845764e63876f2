// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vssl.result.FrameResult;

/** Writes captions as WebVTT, <a href="https://www.w3.org/TR/webvtt1/">W3C</a>. */
public final class WebVtt {
    private WebVtt() {}

    /**
     * A whole file: a note that names the model, then the cues.
     *
     * @param source name of what was listened to
     */
    public static Text of(String source, List<FrameResult> reports, CaptionRules rules) {
        List<Caption> captions = Captions.of(reports, rules);
        Optional<String> model = reports.stream().map(FrameResult::model).findFirst();
        var text = new StringBuilder("WEBVTT\n\nNOTE\n");
        text.append("Sounds and their positions in ").append(inNote(source)).append(", by gst-vssl\n");
        model.ifPresent(id -> text.append("model ").append(inNote(id)).append('\n'));
        for (Caption caption : captions) {
            text.append('\n').append(cue(caption));
        }
        return new Text(text.toString(), captions.size());
    }

    /** A file's text and how many cues it holds. */
    public record Text(String vtt, int cues) {}

    private static String cue(Caption caption) {
        String settings =
                caption.place().map(place -> " " + CueSettings.of(place)).orElse("");
        return time(caption.startNanos()) + " --> " + time(caption.endNanos()) + settings + "\n" + inCue(caption.text())
                + "\n";
    }

    private static String time(long nanos) {
        long millis = Math.round(nanos / 1e6);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** In cues {@code &}, {@code <} and {@code >} are markup; escaping the last also breaks an arrow up. */
    private static String inCue(String text) {
        return oneLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A note must not hold an arrow, and there is no way to escape one. */
    private static String inNote(String text) {
        return oneLine(text).replaceAll("-{2,}>", "->");
    }

    /** Line breaks and control characters become single spaces. */
    private static String oneLine(String text) {
        return text.codePoints()
                .mapToObj(point -> isBreak(point) ? " " : Character.toString(point))
                .collect(Collectors.joining())
                .strip()
                .replaceAll(" +", " ");
    }

    private static boolean isBreak(int point) {
        return Character.isISOControl(point) || point == '\u2028' || point == '\u2029';
    }
}
