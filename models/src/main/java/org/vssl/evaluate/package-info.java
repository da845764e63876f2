// SPDX-License-Identifier: Apache-2.0
/**
 * The standard metrics, including negative audio, beside audio-blind baselines.
 *
 * <p>Read in this order: {@link org.vssl.evaluate.Sample} is a picture, its sound and where the sound comes from;
 * {@link org.vssl.evaluate.Pairs} pairs each picture with negative sounds; {@link org.vssl.evaluate.Subject} is what is
 * evaluated, a model or a baseline; {@link org.vssl.evaluate.Outcome} is all that was measured on one sample; a {@link
 * org.vssl.evaluate.Metric} aggregates outcomes to one number. The formulas are in {@link org.vssl.evaluate.metric},
 * the data sets' formats in {@link org.vssl.evaluate.dataset}.
 */
@NullMarked
package org.vssl.evaluate;

import org.jspecify.annotations.NullMarked;
