/**
 * What the C element calls: one {@link org.vssl.element.Engine} per element, results through {@code ResultLayout}.
 *
 * <p>{@link org.vssl.element.Reframer} plans for {@code vsslreframe}. The C side of every signature here is in {@code
 * vsslengine.c}, {@code vsslplanner.c} and {@code vssljava.c}.
 */
@NullMarked
package org.vssl.element;

import org.jspecify.annotations.NullMarked;
