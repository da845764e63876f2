/**
 * Where a camera would have to turn to see what sounds: {@link org.vssl.example.bearings.Bearing} is the geometry,
 * {@link org.vssl.example.bearings.Bearings} the program round it.
 */
@NullMarked
package org.vssl.example.bearings;

import org.jspecify.annotations.NullMarked;
