// SPDX-License-Identifier: Apache-2.0
/**
 * Video input: converts a frame to the model's input.
 *
 * <p>Read {@link org.vssl.picture.PictureInput}, then {@code Taps}, the weights of its resize.
 */
@NullMarked
package org.vssl.picture;

import org.jspecify.annotations.NullMarked;
