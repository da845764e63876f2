// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import java.util.regex.Pattern;

/**
 * Where a record came from and what is missing before it.
 *
 * @param run one life of an element
 * @param seq contiguous per run over frames and states, from 1
 * @param droppedTotal frames of this run dropped by the element before this record
 * @param spoolDroppedTotal frames of this run dropped by the sidecar before this record
 */
public record Origin(String stream, String run, long seq, long droppedTotal, long spoolDroppedTotal) {
    private static final Pattern STREAM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,128}");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public Origin {
        if (!isStream(stream)) {
            throw new IllegalArgumentException(
                    "a stream id must be 1-128 characters of A-Z a-z 0-9 . _ - and not . or ..");
        }
        if (!isRun(run)) {
            throw new IllegalArgumentException("a run id must be 1-64 characters of A-Z a-z 0-9 -");
        }
    }

    public static boolean isStream(String text) {
        return STREAM.matcher(text).matches();
    }

    public static boolean isRun(String text) {
        return RUN.matcher(text).matches();
    }
}
