// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.Optional;

/**
 * A text, when it is shown and what it belongs to.
 *
 * @param place what sounds; absent when that is not in the picture
 */
record Caption(long startNanos, long endNanos, String text, Optional<LabelBox> place) {
    Caption {
        if (endNanos <= startNanos) {
            throw new IllegalArgumentException(
                    "a caption must end after it starts, was %d..%d ns".formatted(startNanos, endNanos));
        }
    }

    Caption until(long endNanos) {
        return new Caption(startNanos, endNanos, text, place);
    }
}
