// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vssl.evaluate.metric.GroundTruth;
import org.vssl.evaluate.metric.Pixels;
import org.vssl.evaluate.metric.ScaledHeat;
import org.vssl.result.RawHeat;

/** Runs one subject over samples and their negatives. */
public final class Evaluation {
    /** Retrieval ranks among at most this many samples, the first ones: its table has the square of them. */
    public static final int GALLERY = 1000;

    private final Subject subject;
    private final List<Sample> samples;
    private final Map<String, List<Pairs.Pair>> pairs;
    private final Map<String, List<Sample>> scenes;
    private final Map<String, Sample> byId;
    private final Media media;
    private final Map<String, float[]> heard = new HashMap<>();
    private final float[] silence;

    private Evaluation(Subject subject, List<Sample> samples, Pairs pairs, Media media) {
        this.subject = subject;
        this.samples = samples;
        this.pairs = pairs.pairs().stream().collect(Collectors.groupingBy(Pairs.Pair::sample));
        this.scenes = samples.stream().collect(Collectors.groupingBy(Sample::scene));
        this.byId = samples.stream().collect(Collectors.toMap(Sample::id, Function.identity()));
        this.media = media;
        this.silence = subject.hear(Waveform.silence(subject.samples(), subject.sampleRate()));
    }

    /** Called with the number of samples done. */
    public interface Progress {
        void at(int done, int all);
    }

    /** One outcome a sample, in order. */
    public static List<Outcome> run(
            Subject subject, List<Sample> samples, Pairs pairs, Media media, Progress progress) {
        return new Evaluation(subject, samples, pairs, media).run(progress);
    }

    private List<Outcome> run(Progress progress) {
        var outcomes = new ArrayList<Outcome>();
        int gallery = subject.hasVectors() ? Math.min(GALLERY, samples.size()) : 0;
        var table = new Retrievals(samples.subList(0, gallery));
        for (Sample sample : samples) {
            subject.look(media.picture(sample));
            outcomes.add(outcome(sample));
            if (outcomes.size() <= gallery) {
                table.add(other -> subject.heat(heard(other)).peak());
            }
            progress.at(outcomes.size(), samples.size());
        }
        Map<String, List<Outcome>> ofScene = outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.sample().scene()));
        var finished = new ArrayList<Outcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            Optional<Outcome.Retrieval> ranks = i < gallery ? Optional.of(table.ranks(i)) : Optional.empty();
            finished.add(outcomes.get(i).with(ranks, worst(outcomes.get(i), ofScene)));
        }
        return List.copyOf(finished);
    }

    private Outcome outcome(Sample sample) {
        RawHeat own = subject.heat(heard(sample));
        Pixels lit = ScaledHeat.of(own).above(subject.threshold());
        var negatives = new ArrayList<Outcome.AtNegative>();
        for (Pairs.Pair pair : pairs.getOrDefault(sample.id(), List.of())) {
            negatives.add(negative(Negative.SILENCE, silence, lit));
            Waveform noise = Waveform.noise(subject.samples(), subject.sampleRate(), pair.noiseSeed());
            negatives.add(negative(Negative.NOISE, subject.hear(noise), lit));
            pair.offscreen()
                    .map(this::named)
                    .ifPresent(other -> negatives.add(negative(Negative.OFFSCREEN, heard(other), lit)));
        }
        List<GroundTruth> others = scenes.getOrDefault(sample.scene(), List.of()).stream()
                .filter(other -> !other.id().equals(sample.id()))
                .map(other -> other.truth().get())
                .toList();
        return Outcome.of(sample, own, others, subject.threshold(), negatives);
    }

    private Outcome.AtNegative negative(Negative kind, float[] sound, Pixels own) {
        return Outcome.AtNegative.of(kind, subject.heat(sound), own, subject.threshold());
    }

    private Sample named(String id) {
        Sample sample = byId.get(id);
        if (sample == null) {
            throw new IllegalArgumentException("the pairs name the sample " + id + ", which is not in the data set");
        }
        return sample;
    }

    /** Vectors are kept; whole windows of a joint model would fill the memory and are decoded again. */
    private float[] heard(Sample sample) {
        float[] kept = heard.get(sample.id());
        if (kept == null) {
            kept = subject.hear(media.sound(sample));
            if (subject.hasVectors()) {
                heard.put(sample.id(), kept);
            }
        }
        return kept;
    }

    /** On the first sample of a scene of several sources. */
    private static OptionalDouble worst(Outcome outcome, Map<String, List<Outcome>> ofScene) {
        Sample sample = outcome.sample();
        List<Outcome> together = ofScene.getOrDefault(sample.scene(), List.of());
        boolean isFirst = together.get(0).sample().id().equals(sample.id());
        return together.size() < 2 || !isFirst
                ? OptionalDouble.empty()
                : together.stream().mapToDouble(Outcome::iouOracle).min();
    }
}
