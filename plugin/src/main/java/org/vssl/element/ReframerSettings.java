// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

/**
 * What one {@code vsslreframe} element is opened with.
 *
 * @param path file with a path to follow; empty: the crop is planned live
 */
record ReframerSettings(String path) {}
