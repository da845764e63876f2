// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.vssl.evaluate.metric.Ranks;

/** Agreement of every picture with every sound: the strongest cell of the map of each pair. */
final class Retrievals {
    private final List<Sample> gallery;
    private final Map<String, Set<String>> shown;
    private final List<double[]> rows = new ArrayList<>();

    Retrievals(List<Sample> gallery) {
        this.gallery = gallery;
        this.shown = gallery.stream()
                .collect(
                        Collectors.groupingBy(Sample::scene, Collectors.mapping(Sample::category, Collectors.toSet())));
    }

    /** Adds the next picture, which {@code agreement} compares with the sound of each sample. */
    void add(ToDoubleFunction<Sample> agreement) {
        rows.add(gallery.stream().mapToDouble(agreement).toArray());
    }

    Outcome.Retrieval ranks(int index) {
        double[] sounds = rows.get(index);
        double[] pictures = rows.stream().mapToDouble(row -> row[index]).toArray();
        Sample sample = gallery.get(index);
        return new Outcome.Retrieval(
                Ranks.first(sounds, i -> isOfScene(sample, i)),
                Ranks.first(sounds, i -> isShown(gallery.get(i).category(), sample.scene())),
                Ranks.first(pictures, i -> isOfScene(sample, i)),
                Ranks.first(
                        pictures, i -> isShown(sample.category(), gallery.get(i).scene())));
    }

    private boolean isOfScene(Sample sample, int other) {
        return gallery.get(other).scene().equals(sample.scene());
    }

    /** A picture of several things is right for the sound of each of them. */
    private boolean isShown(String category, String scene) {
        return shown.getOrDefault(scene, Set.of()).contains(category);
    }
}
