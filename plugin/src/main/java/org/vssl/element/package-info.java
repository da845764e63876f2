/**
 * What the C element calls: one {@link org.vssl.element.Engine} per element, results through {@code ResultLayout}.
 *
 * <p>The C side of every signature here is {@code vsslengine.c}.
 */
@NullMarked
package org.vssl.element;

import org.jspecify.annotations.NullMarked;
