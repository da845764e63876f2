// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vssl.model.Labels;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;

/**
 * Finds the places of a heatmap that lie above a threshold: its hills.
 *
 * <p>Cells are taken from the hottest down, and each joins the hottest hill beside it (8 neighbours) or begins one. Where
 * two hills meet they become one, unless the valley between them lies deeper than {@value #VALLEY} of the lower one's
 * height above the threshold: two people side by side are two places though warm cells join them. A hill's box holds its
 * cells above {@value #BOX} of its height: what is lit, not the halo round it.
 */
public final class Regions {
    private static final float VALLEY = 0.6f;
    private static final float BOX = 0.35f;

    private static final int NONE = -1;

    private final RawHeat map;
    private final float threshold;
    private final Labels labels;

    /** The hill that each cell belongs to, named by its peak; the peak of a hill that was taken over points to the taker. */
    private final int[] peaks;

    private Regions(RawHeat map, float threshold, Labels labels) {
        this.map = map;
        this.threshold = threshold;
        this.labels = labels;
        this.peaks = new int[map.width() * map.height()];
        Arrays.fill(peaks, NONE);
    }

    /**
     * At most {@code maxSources} hills of cells strictly above {@code threshold}, strongest first; at equal scores the upper,
     * then the more left one, so that the order is stable. A hill bears the label of its peak.
     */
    public static List<Source> above(float threshold, RawHeat map, int maxSources, Labels labels) {
        if (maxSources < 1) {
            throw new IllegalArgumentException("max-sources must be 1 or more, got " + maxSources);
        }
        return new Regions(map, threshold, labels).hottestFirst(maxSources);
    }

    private List<Source> hottestFirst(int maxSources) {
        int[] cells = IntStream.range(0, peaks.length)
                .filter(cell -> heat(cell) > threshold)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer cell) -> -heat(cell))
                        .thenComparing(cell -> cell))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int cell : cells) {
            join(cell);
        }
        return IntStream.of(cells)
                .filter(cell -> peaks[cell] == cell)
                .limit(maxSources)
                .mapToObj(peak -> hill(peak, cells))
                .toList();
    }

    private void join(int cell) {
        List<Integer> beside = hillsBeside(cell);
        int hottest = beside.stream().reduce(cell, (a, b) -> isHotter(b, a) ? b : a);
        peaks[cell] = hottest;
        for (int lower : beside) {
            if (heat(cell) >= level(lower, VALLEY)) {
                peaks[lower] = hottest;
            }
        }
    }

    private List<Integer> hillsBeside(int cell) {
        int x = cell % map.width();
        int y = cell / map.width();
        var found = new ArrayList<Integer>();
        for (int ny = Math.max(0, y - 1); ny <= Math.min(map.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(map.width() - 1, x + 1); nx++) {
                int other = ny * map.width() + nx;
                if (peaks[other] != NONE && !found.contains(peakOf(other))) {
                    found.add(peakOf(other));
                }
            }
        }
        return found;
    }

    private int peakOf(int cell) {
        int peak = cell;
        while (peaks[peak] != peak) {
            peak = peaks[peak];
        }
        return peak;
    }

    private boolean isHotter(int cell, int than) {
        return heat(cell) > heat(than) || (heat(cell) == heat(than) && cell < than);
    }

    private float level(int peak, float share) {
        return threshold + share * (heat(peak) - threshold);
    }

    private float heat(int cell) {
        int y = cell / map.width();
        return map.at(cell - y * map.width(), y);
    }

    private Source hill(int peak, int[] cells) {
        int left = map.width();
        int right = -1;
        int top = map.height();
        int bottom = -1;
        for (int cell : cells) {
            if (heat(cell) >= level(peak, BOX) && peakOf(cell) == peak) {
                left = Math.min(left, cell % map.width());
                right = Math.max(right, cell % map.width());
                top = Math.min(top, cell / map.width());
                bottom = Math.max(bottom, cell / map.width());
            }
        }
        double width = map.width();
        double height = map.height();
        int peakY = peak / map.width();
        return new Source(
                left / width,
                top / height,
                (right - left + 1) / width,
                (bottom - top + 1) / height,
                (peak % map.width() + 0.5) / width,
                (peakY + 0.5) / height,
                heat(peak),
                labels.at(peak));
    }
}
