/**
 * The model behind the heat, and the only place that knows ONNX Runtime.
 *
 * <p>Read in this order: {@link org.vssl.model.Contract} says what a bundle promises; {@link org.vssl.model.Bundle} is
 * the checked folder; {@link org.vssl.model.Model} runs it; {@code Graph} and {@code Natives} are the ONNX Runtime side.
 */
@NullMarked
package org.vssl.model;

import org.jspecify.annotations.NullMarked;
