// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which negative sounds each sample's picture meets. Drawn once, so that everybody measures the same.
 *
 * @param seed it was drawn with
 */
public record Pairs(long seed, List<Pair> pairs) {
    public Pairs {
        pairs = List.copyOf(pairs);
    }

    /**
     * One draw for one sample: silence, one noise, one off-screen sound.
     *
     * @param sample its id
     * @param noiseSeed see {@link Negative#NOISE}
     * @param offscreen id of the sample whose sound is not in this picture; absent where every category is in it
     */
    public record Pair(String sample, long noiseSeed, Optional<String> offscreen) {}

    /** Those of the given samples; an off-screen sound that is none of them is left out. */
    public Pairs within(List<Sample> samples) {
        Set<String> ids = samples.stream().map(Sample::id).collect(Collectors.toSet());
        return new Pairs(
                seed,
                pairs.stream()
                        .filter(pair -> ids.contains(pair.sample()))
                        .map(pair -> new Pair(
                                pair.sample(),
                                pair.noiseSeed(),
                                pair.offscreen().filter(ids::contains)))
                        .toList());
    }

    /** Draws {@code draws} times for each sample; off-screen is any category that no sample of the scene has. */
    public static Pairs draw(List<Sample> samples, int draws, long seed) {
        var random = new Random(seed);
        Map<String, Set<String>> shown = new HashMap<>();
        samples.forEach(sample ->
                shown.computeIfAbsent(sample.scene(), unused -> new HashSet<>()).add(sample.category()));
        var pairs = new ArrayList<Pair>();
        for (int draw = 0; draw < draws; draw++) {
            for (Sample sample : samples) {
                Set<String> here = shown.getOrDefault(sample.scene(), Set.of());
                List<Sample> foreign = samples.stream()
                        .filter(other -> !here.contains(other.category()))
                        .toList();
                Optional<String> offscreen = foreign.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                foreign.get(random.nextInt(foreign.size())).id());
                pairs.add(new Pair(sample.id(), random.nextInt(Integer.MAX_VALUE), offscreen));
            }
        }
        return new Pairs(seed, pairs);
    }
}
