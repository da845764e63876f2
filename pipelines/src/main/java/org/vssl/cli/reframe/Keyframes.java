// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vssl.reframe.Crop;
import org.vssl.reframe.Step;

/**
 * The steps between which a path is straight, to a quarter of a pixel (Douglas and Peucker, with time as the line's
 * measure). Both ends of every stretch between two cuts are among them.
 */
public final class Keyframes {
    private static final double TOLERANCE_PIXELS = 0.25;

    private Keyframes() {}

    /** Stretches between cuts, each with at least one keyframe. */
    public static List<List<Step>> of(Reframing film) {
        var stretches = new ArrayList<List<Step>>();
        List<Step> steps = film.steps();
        int from = 0;
        for (int to = 1; to <= steps.size(); to++) {
            if (to == steps.size() || steps.get(to).isCut()) {
                stretches.add(straightened(steps.subList(from, to), film));
                from = to;
            }
        }
        return stretches;
    }

    private record Span(int from, int to) {}

    private static List<Step> straightened(List<Step> steps, Reframing film) {
        var kept = new BitSet();
        kept.set(0);
        kept.set(steps.size() - 1);
        var open = new ArrayDeque<Span>();
        open.push(new Span(0, steps.size() - 1));
        while (!open.isEmpty()) {
            Span span = open.pop();
            int farthest = -1;
            double most = TOLERANCE_PIXELS;
            for (int i = span.from + 1; i < span.to; i++) {
                double off = off(steps.get(span.from), steps.get(i), steps.get(span.to), film);
                if (off > most) {
                    most = off;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept.set(farthest);
                open.push(new Span(span.from, farthest));
                open.push(new Span(farthest, span.to));
            }
        }
        return kept.stream().mapToObj(steps::get).toList();
    }

    private static double off(Step from, Step at, Step to, Reframing film) {
        double part = (double) (at.timeNanos() - from.timeNanos()) / (to.timeNanos() - from.timeNanos());
        Crop line = from.crop().towards(to.crop(), part);
        double x =
                Math.max(Math.abs(at.crop().x() - line.x()), Math.abs(at.crop().width() - line.width()));
        double y =
                Math.max(Math.abs(at.crop().y() - line.y()), Math.abs(at.crop().height() - line.height()));
        return Math.max(x * film.width(), y * film.height());
    }
}
