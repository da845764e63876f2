// SPDX-License-Identifier: Apache-2.0
/**
 * Fine-tunes a model on a user's own footage: sound and picture of the same moment belong together, what comes from
 * another moment does not, and silence and noise belong to nothing.
 *
 * <p>Only a matrix applied to the sound embedding is trained ({@link org.vssl.adapt.Adapter}); both encoders stay
 * frozen.
 */
@NullMarked
package org.vssl.adapt;

import org.jspecify.annotations.NullMarked;
