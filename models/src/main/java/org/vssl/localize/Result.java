// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.util.Optional;
import org.vssl.result.RawHeat;

/**
 * One analysed video frame.
 *
 * @param localization what is reported, after hysteresis
 * @param loudness what is heard now, momentary, LUFS
 * @param peak strongest cell, -1..1; 0 without heat
 * @param threshold what a cell had to exceed, -1..1
 * @param coverage how much of the model's window was sound, 0..1
 * @param audioStartNanos running time of the first sample looked at
 * @param audioEndNanos running time after the last sample looked at
 * @param heat raw similarity; absent when there was not enough sound to run the model
 * @param latencyMillis what the analysis cost
 */
public record Result(
        Localization localization,
        float loudness,
        float peak,
        float threshold,
        double coverage,
        long audioStartNanos,
        long audioEndNanos,
        Optional<RawHeat> heat,
        double latencyMillis) {}
