/**
 * Teaches a model its person's own footage: what is heard and what is seen at the same moment belong together, what comes
 * from another moment does not, and silence and noise belong to nothing.
 *
 * <p>Only a matrix after the sound's vector is learnt ({@link org.vssl.adapt.Adapter}); both encoders stay as they are.
 */
@NullMarked
package org.vssl.adapt;

import org.jspecify.annotations.NullMarked;
