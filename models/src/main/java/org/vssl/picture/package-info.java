/**
 * Picture in: a video frame becomes what the model looks at.
 *
 * <p>Read {@link org.vssl.picture.PictureInput}, then {@code Taps}, the weights of its resize.
 */
@NullMarked
package org.vssl.picture;

import org.jspecify.annotations.NullMarked;
