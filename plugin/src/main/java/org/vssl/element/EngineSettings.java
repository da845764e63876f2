// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

/**
 * What one {@code vssl} element is opened with.
 *
 * @param model folder of the bundle
 * @param device {@code cpu}
 */
record EngineSettings(String model, String device) {}
