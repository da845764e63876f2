// SPDX-License-Identifier: Apache-2.0
package org.vssl.synchrony;

/** What motion in time with the sound may decide. */
public enum SynchronyMode {
    /** Nothing; it is not computed. */
    OFF,
    /** Between places that the model's heat finds: those out of time go dark when another is in time. */
    FUSE,
    /** Everything: the map is the correlation of motion and loudness, the threshold {@link Synchrony#THRESHOLD}. */
    ONLY
}
