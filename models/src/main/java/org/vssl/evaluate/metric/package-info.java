// SPDX-License-Identifier: Apache-2.0
/**
 * The standard metrics over plain maps and numbers, each a small pure class that cites its source.
 *
 * <p>Read {@link org.vssl.evaluate.metric.GroundTruth}, {@link org.vssl.evaluate.metric.ScaledHeat} and {@link
 * org.vssl.evaluate.metric.Pixels} first: everything is measured on a square of {@value
 * org.vssl.evaluate.metric.Pixels#SIDE} x {@value org.vssl.evaluate.metric.Pixels#SIDE} pixels.
 */
@NullMarked
package org.vssl.evaluate.metric;

import org.jspecify.annotations.NullMarked;
