// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

/** Keeps numbers out that JSON cannot say. */
final class Finite {
    private Finite() {}

    static void require(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("field '%s' must be a finite number, was %s".formatted(field, value));
        }
    }
}
