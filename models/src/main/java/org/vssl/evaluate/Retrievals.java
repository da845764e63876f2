package org.vssl.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vssl.evaluate.metric.Ranks;

/** Agreement of every picture with every sound: the strongest cell of the map of each pair. */
final class Retrievals {
    private final List<Sample> gallery;
    private final List<double[]> rows = new ArrayList<>();

    Retrievals(List<Sample> gallery) {
        this.gallery = gallery;
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
                Ranks.first(sounds, i -> gallery.get(i).scene().equals(sample.scene())),
                Ranks.first(sounds, i -> gallery.get(i).category().equals(sample.category())),
                Ranks.first(pictures, i -> gallery.get(i).scene().equals(sample.scene())),
                Ranks.first(pictures, i -> gallery.get(i).category().equals(sample.category())));
    }
}
