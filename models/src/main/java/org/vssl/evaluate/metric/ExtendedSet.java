// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import java.util.Comparator;
import java.util.List;

/**
 * Samples with and without a visible source in one ranking, after SLAVC (Mo, Morgado, NeurIPS 2022).
 *
 * <p>At a confidence threshold a sample that is answered counts as true positive when its source is visible and its
 * IoU at least 0.5, else as false positive; a visible source that is not answered is a false negative.
 */
public final class ExtendedSet {
    private static final double NEEDED_IOU = 0.5;

    /**
     * One answer.
     *
     * @param confidence see {@link ScaledHeat#confidence}
     * @param isVisible whether the sound's source is in the picture
     * @param iou 0..1; not looked at when nothing is visible
     */
    public record Answer(double confidence, boolean isVisible, double iou) {
        boolean isRight() {
            return isVisible && iou >= NEEDED_IOU;
        }
    }

    private final List<Answer> ranked;
    private final long visible;

    public ExtendedSet(List<Answer> answers) {
        this.ranked = answers.stream()
                .sorted(Comparator.comparingDouble((Answer answer) -> -answer.confidence()))
                .toList();
        this.visible = answers.stream().filter(Answer::isVisible).count();
        if (visible == 0) {
            throw new IllegalArgumentException("at least one sample must have a visible source, found none");
        }
    }

    /**
     * Area under precision over recall with precision's running maximum from the right, 0..1.
     *
     * <p>Recall is TP / (TP + FN) with the counts above, as in SLAVC's {@code utils.py}: a visible source answered in the
     * wrong place costs precision only. SLAVC thins its thresholds to about 200; here every confidence is one.
     */
    public double averagePrecision() {
        var precision = new double[ranked.size()];
        var recall = new double[ranked.size()];
        int right = 0;
        int seen = 0;
        for (int i = 0; i < ranked.size(); i++) {
            right += ranked.get(i).isRight() ? 1 : 0;
            seen += ranked.get(i).isVisible() ? 1 : 0;
            precision[i] = right / (i + 1.0);
            recall[i] = right == 0 ? 0 : right / (double) (right + visible - seen);
        }
        double area = 0;
        double best = 0;
        for (int i = ranked.size() - 1; i >= 0; i--) {
            // equal confidences are answered together
            boolean isLastOfEquals = i == ranked.size() - 1
                    || ranked.get(i).confidence() != ranked.get(i + 1).confidence();
            if (isLastOfEquals) {
                best = Math.max(best, precision[i]);
            }
            area += best * (recall[i] - (i == 0 ? 0 : recall[i - 1]));
        }
        return area;
    }

    /** Greatest F1 over all confidence thresholds, 0..1. */
    public double maximumF1() {
        double best = 0;
        int right = 0;
        int seen = 0;
        for (int i = 0; i < ranked.size(); i++) {
            right += ranked.get(i).isRight() ? 1 : 0;
            seen += ranked.get(i).isVisible() ? 1 : 0;
            boolean isLastOfEquals = i == ranked.size() - 1
                    || ranked.get(i).confidence() != ranked.get(i + 1).confidence();
            if (isLastOfEquals) {
                long wrong = i + 1L - right;
                long missed = visible - seen;
                best = Math.max(best, 2.0 * right / (2.0 * right + wrong + missed));
            }
        }
        return best;
    }

    /** Share of visible sources with IoU of at least 0.5, whatever the confidence, 0..1. */
    public double localizationAccuracy() {
        return ranked.stream().filter(Answer::isRight).count() / (double) visible;
    }
}
