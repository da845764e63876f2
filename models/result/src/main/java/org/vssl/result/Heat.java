// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

/** Agreement of sound and picture in each cell of a map: similarity, -1..1, row-major, origin top left. Immutable. */
public sealed interface Heat permits RawHeat, QuantizedHeat {
    /** Most cells along one side of a map that an element reports. */
    int MAX_SIDE = 128;

    int width();

    int height();

    float at(int x, int y);

    /** In a byte a cell, as it travels to the sidecar and to Kafka. */
    QuantizedHeat quantized();
}
