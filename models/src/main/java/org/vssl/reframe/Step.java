// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/**
 * One point of a path.
 *
 * @param timeNanos of the video frame
 * @param isCut whether the crop jumped here; else it came here in a straight line from the step before
 */
public record Step(long timeNanos, Crop crop, boolean isCut) {}
