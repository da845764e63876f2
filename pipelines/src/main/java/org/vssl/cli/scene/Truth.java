// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.scene;

import java.util.Optional;
import org.vssl.result.Source;
import org.vssl.result.Verdict;

/**
 * What is so in one passage of the demo.
 *
 * @param start in seconds
 * @param end in seconds
 * @param what is heard: the name of a thing in the picture, silence, noise or offscreen
 * @param place left, top, right, bottom of the thing, 0..1; absent when it is not in the picture
 */
public record Truth(double start, double end, String what, Optional<Place> place) {

    /** A box, 0..1 of the picture. */
    public record Place(double left, double top, double right, double bottom) {
        boolean holds(Source source) {
            return source.peakX() >= left
                    && source.peakX() <= right
                    && source.peakY() >= top
                    && source.peakY() <= bottom;
        }
    }

    /** Whether a verdict and its strongest source say what is so. */
    public boolean agrees(Verdict verdict, Optional<Source> strongest) {
        return place.isPresent()
                ? strongest.isPresent() && place.get().holds(strongest.get())
                : what.equals(Verdict.SILENCE.word()) ? verdict == Verdict.SILENCE : verdict != Verdict.LOCATED;
    }
}
