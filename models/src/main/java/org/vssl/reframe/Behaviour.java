// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/** How the crop goes to a new place. */
public enum Behaviour {
    /** Pans to what is near, jumps to what shares nothing with the crop; two-pass: one still crop where that will do. */
    AUTO,
    /** One still crop for each shot. */
    STEADY,
    /** Always pans. */
    TRACK,
    /** Always jumps, and stands still between. */
    CUT
}
