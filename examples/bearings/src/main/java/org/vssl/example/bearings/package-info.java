// SPDX-License-Identifier: Apache-2.0
/**
 * Pan and tilt of a camera towards the sound source: {@link org.vssl.example.bearings.Bearing} is the geometry, {@link
 * org.vssl.example.bearings.Bearings} the program around it.
 */
@NullMarked
package org.vssl.example.bearings;

import org.jspecify.annotations.NullMarked;
