// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vssl.evaluate.metric.Rates;

/**
 * How well sounds and pictures of the same moments agree, on moments nothing was learnt from.
 *
 * @param preference chance that a sound's own picture is hotter than a foreign one, 0..1, 0.5 for the deaf
 * @param detection share of moments whose own sound exceeds the threshold, 0..1
 * @param offscreen share of foreign sounds that do, 0..1
 * @param silence share of pictures in which silence does, 0..1
 * @param noise share of pictures and noises that do, 0..1
 */
public record Agreement(double preference, double detection, double offscreen, double silence, double noise) {

    /** Measures all of it. */
    public static Agreement of(
            Adapter adapter,
            List<EmbeddedFrame> moments,
            List<float[]> silences,
            List<float[]> noises,
            float threshold) {
        return new Agreement(
                preference(adapter, moments),
                Rates.above(own(adapter, moments), threshold),
                Rates.above(foreign(adapter, moments), threshold),
                Rates.above(peaks(adapter, moments, silences), threshold),
                Rates.above(peaks(adapter, moments, noises), threshold));
    }

    /** The strongest cells of the sounds in their own pictures. */
    public static double[] own(Adapter adapter, List<EmbeddedFrame> moments) {
        return moments.stream()
                .mapToDouble(moment -> moment.peak(adapter.apply(moment.sound())))
                .toArray();
    }

    /** The strongest cells of foreign sounds in every picture. */
    public static double[] foreign(Adapter adapter, List<EmbeddedFrame> moments) {
        var peaks = new ArrayList<Double>();
        for (EmbeddedFrame heard : moments) {
            float[] sound = adapter.apply(heard.sound());
            for (EmbeddedFrame seen : moments) {
                if (!seen.isNear(heard)) {
                    peaks.add((double) seen.peak(sound));
                }
            }
        }
        return unboxed(peaks);
    }

    /** The strongest cells of some sounds in every picture. */
    public static double[] peaks(Adapter adapter, List<EmbeddedFrame> moments, List<float[]> sounds) {
        var peaks = new ArrayList<Double>();
        for (float[] sound : sounds) {
            float[] adapted = adapter.apply(sound);
            moments.forEach(moment -> peaks.add((double) moment.peak(adapted)));
        }
        return unboxed(peaks);
    }

    /** The chance that a sound's own picture is hotter than a foreign one, mean over sounds, ties half; 0.5 is chance. */
    public static double preference(Adapter adapter, List<EmbeddedFrame> moments) {
        return preferences(adapter, moments).values().stream()
                .mapToDouble(share -> share)
                .average()
                .orElse(0.5);
    }

    /** The same for each moment that has foreign pictures, in order. */
    static Map<EmbeddedFrame, Double> preferences(Adapter adapter, List<EmbeddedFrame> moments) {
        var shares = new LinkedHashMap<EmbeddedFrame, Double>();
        for (EmbeddedFrame heard : moments) {
            float[] sound = adapter.apply(heard.sound());
            float own = heard.peak(sound);
            double wins = 0;
            int foreign = 0;
            for (EmbeddedFrame seen : moments) {
                if (!seen.isNear(heard)) {
                    float other = seen.peak(sound);
                    wins += other < own ? 1 : other == own ? 0.5 : 0;
                    foreign++;
                }
            }
            if (foreign > 0) {
                shares.put(heard, wins / foreign);
            }
        }
        return shares;
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
