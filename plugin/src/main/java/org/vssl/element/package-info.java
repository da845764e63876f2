// SPDX-License-Identifier: Apache-2.0
/**
 * What the C elements call: one {@link org.vssl.element.Engine} per {@code vssl}, results through {@code ResultLayout};
 * one {@link org.vssl.element.Publisher} per {@code vsslpublish}, frames through {@code FrameLayout}, from which {@code
 * VerdictTrack} makes changes of state; {@link org.vssl.element.Failure} says what an exception says on the bus. Settings
 * come by name, {@code NamedValues} makes records of them.
 *
 * <p>{@link org.vssl.element.Reframer} plans for {@code vsslreframe}. The C sides of every signature here are {@code
 * vsslengine.c}, {@code vsslpublisher.c}, {@code vsslplanner.c} and {@code vssljava.c}.
 */
@NullMarked
package org.vssl.element;

import org.jspecify.annotations.NullMarked;
