// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vssl.evaluate.metric.GroundTruth;
import org.vssl.evaluate.metric.Pixels;
import org.vssl.evaluate.metric.ScaledHeat;
import org.vssl.result.RawHeat;

/**
 * What was measured on one sample. Peaks are those of the raw map; shares are 0..1, areas percent.
 *
 * @param iouHalf IoU of the stronger half of the map
 * @param iouOracle IoU of as many strongest pixels as the truth has
 * @param iouThreshold IoU of what lies above the universal threshold
 * @param peak strongest cell
 * @param confidence mean of the strongest quarter
 * @param isPointing whether the strongest pixel lies on the source
 * @param worstOfScene smallest {@code iouOracle} of a scene of several sources; on one sample of each such scene
 * @param isRightOfOthers whether heat on the source exceeds heat on each other source of the scene; absent when alone
 * @param retrieval ranks among all samples; absent for what has no vectors
 */
public record Outcome(
        Sample sample,
        double iouHalf,
        double iouOracle,
        double iouThreshold,
        double peak,
        double confidence,
        boolean isPointing,
        OptionalDouble isRightOfOthers,
        OptionalDouble worstOfScene,
        List<AtNegative> negatives,
        Optional<Retrieval> retrieval) {

    public Outcome {
        negatives = List.copyOf(negatives);
    }

    /**
     * The same picture with a sound that has no source in it.
     *
     * @param area lit share of the picture at the universal threshold, percent: pIA
     * @param overlap of this map with that of the own sound, both above the threshold, 0..1: map IoU
     */
    public record AtNegative(Negative kind, double peak, double confidence, double area, double overlap) {
        static AtNegative of(Negative kind, RawHeat heat, Pixels own, float threshold) {
            ScaledHeat scaled = ScaledHeat.of(heat);
            Pixels lit = scaled.above(threshold);
            return new AtNegative(kind, heat.peak(), scaled.confidence(), lit.percent(), lit.overlap(own));
        }
    }

    /** Ranks of the first right answer, from 1; {@code ...Scene} wants a sound of this very picture. */
    public record Retrieval(int soundOfScene, int soundOfCategory, int pictureOfScene, int pictureOfCategory) {}

    /** Measures the map of the own sound. */
    static Outcome of(
            Sample sample, RawHeat heat, List<GroundTruth> others, float threshold, List<AtNegative> negatives) {
        ScaledHeat scaled = ScaledHeat.of(heat);
        GroundTruth truth = sample.truth().get();
        if (truth.nonZero() == 0) {
            throw new IllegalArgumentException(sample.id() + ": the ground truth is empty; expected a box or mask");
        }
        OptionalDouble isRight = OptionalDouble.empty();
        if (!others.isEmpty()) {
            double own = scaled.peakWithin(truth);
            boolean exceeds = others.stream().allMatch(other -> own > scaled.peakWithin(other));
            isRight = OptionalDouble.of(exceeds ? 1 : 0);
        }
        return new Outcome(
                sample,
                truth.iou(scaled.strongerHalf()),
                truth.iou(scaled.strongest(truth.nonZero())),
                truth.iou(scaled.above(threshold)),
                heat.peak(),
                scaled.confidence(),
                scaled.pointsAt(truth),
                isRight,
                OptionalDouble.empty(),
                negatives,
                Optional.empty());
    }

    Outcome with(Optional<Retrieval> ranks, OptionalDouble worst) {
        return new Outcome(
                sample,
                iouHalf,
                iouOracle,
                iouThreshold,
                peak,
                confidence,
                isPointing,
                isRightOfOthers,
                worst,
                negatives,
                ranks);
    }
}
