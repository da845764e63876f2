package org.vssl.localize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the connected regions (8 neighbours) of a heatmap that lie above a threshold. */
public final class Regions {
    /** Strongest first; at equal scores the upper, then the more left one, so that the order is stable. */
    private static final Comparator<SoundSource> STRONGEST_FIRST = Comparator.comparingDouble(
                    (SoundSource source) -> -source.score())
            .thenComparingDouble(SoundSource::peakY)
            .thenComparingDouble(SoundSource::peakX);

    private final Heatmap map;
    private final float threshold;
    private final boolean[] seen;
    private final int[] pending;

    private Regions(Heatmap map, float threshold) {
        this.map = map;
        this.threshold = threshold;
        this.seen = new boolean[map.width() * map.height()];
        this.pending = new int[seen.length];
    }

    /** At most {@code maxSources} regions of cells strictly above {@code threshold}, strongest first. */
    public static List<SoundSource> above(float threshold, Heatmap map, int maxSources) {
        if (maxSources < 1) {
            throw new IllegalArgumentException("max-sources must be 1 or more, got " + maxSources);
        }
        return new Regions(map, threshold)
                .all().stream().sorted(STRONGEST_FIRST).limit(maxSources).toList();
    }

    private List<SoundSource> all() {
        var found = new ArrayList<SoundSource>();
        for (int cell = 0; cell < seen.length; cell++) {
            if (isNew(cell % map.width(), cell / map.width())) {
                found.add(grownFrom(cell));
            }
        }
        return found;
    }

    private SoundSource grownFrom(int start) {
        int width = map.width();
        int left = width;
        int right = -1;
        int top = map.height();
        int bottom = -1;
        int peak = start;
        int waiting = 0;
        pending[waiting++] = start;
        seen[start] = true;
        while (waiting > 0) {
            int cell = pending[--waiting];
            int x = cell % width;
            int y = cell / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            peak = stronger(peak, cell);
            for (int ny = y - 1; ny <= y + 1; ny++) {
                for (int nx = x - 1; nx <= x + 1; nx++) {
                    if (isNew(nx, ny)) {
                        seen[ny * width + nx] = true;
                        pending[waiting++] = ny * width + nx;
                    }
                }
            }
        }
        return source(left, top, right, bottom, peak);
    }

    private boolean isNew(int x, int y) {
        return x >= 0
                && y >= 0
                && x < map.width()
                && y < map.height()
                && !seen[y * map.width() + x]
                && map.at(x, y) > threshold;
    }

    private int stronger(int peak, int cell) {
        float was = map.at(peak % map.width(), peak / map.width());
        float is = map.at(cell % map.width(), cell / map.width());
        return is > was || (is == was && cell < peak) ? cell : peak;
    }

    private SoundSource source(int left, int top, int right, int bottom, int peak) {
        double width = map.width();
        double height = map.height();
        int peakX = peak % map.width();
        int peakY = peak / map.width();
        return new SoundSource(
                left / width,
                top / height,
                (right - left + 1) / width,
                (bottom - top + 1) / height,
                (peakX + 0.5) / width,
                (peakY + 0.5) / height,
                map.at(peakX, peakY),
                Optional.empty());
    }
}
