// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import java.util.Optional;
import org.vssl.protocol.summary.EpisodePlace;
import org.vssl.result.Source;

/**
 * Places of one label, added up.
 *
 * @param x sum over frames, and so are y, width and height
 * @param strongest the source with the highest score
 * @param strongestNanos running time of its frame
 */
public record PlaceSum(
        Optional<String> label,
        double x,
        double y,
        double width,
        double height,
        Source strongest,
        long strongestNanos) {

    static PlaceSum of(Source source, long nanos) {
        return new PlaceSum(source.label(), source.x(), source.y(), source.width(), source.height(), source, nanos);
    }

    PlaceSum plus(Source source, long nanos) {
        boolean isStronger = source.score() > strongest.score();
        return new PlaceSum(
                label,
                x + source.x(),
                y + source.y(),
                width + source.width(),
                height + source.height(),
                isStronger ? source : strongest,
                isStronger ? nanos : strongestNanos);
    }

    EpisodePlace mean(long frames) {
        return new EpisodePlace(
                label,
                x / frames,
                y / frames,
                width / frames,
                height / frames,
                strongest.score(),
                strongest.peakX(),
                strongest.peakY(),
                strongest.bearing(),
                strongestNanos);
    }
}
