// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import java.util.Optional;

/**
 * What the model says about one picture and its sound.
 *
 * @param heat {@code float[height, width]} row-major, raw similarity -1..1; a new array, owned by the receiver
 * @param event 0..1, whether the sound carries an event; absent where the bundle has no such output
 * @param labels what sounds
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Answer(float[] heat, Optional<Float> event, Labels labels) {}
