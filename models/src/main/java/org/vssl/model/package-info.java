// SPDX-License-Identifier: Apache-2.0
/**
 * Model bundles and inference; the only package that uses ONNX Runtime.
 *
 * <p>Read in this order: {@link org.vssl.model.Contract} is what a bundle declares; {@link org.vssl.model.Bundle} is
 * the verified bundle directory; {@link org.vssl.model.Model} runs it; {@code Graph} and {@code Natives} are the ONNX
 * Runtime side.
 */
@NullMarked
package org.vssl.model;

import org.jspecify.annotations.NullMarked;
