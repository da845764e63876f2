// SPDX-License-Identifier: Apache-2.0
/**
 * What a release has beside the programs: {@link org.vssl.release.Reference} writes manual pages and shell completion.
 */
@NullMarked
package org.vssl.release;

import org.jspecify.annotations.NullMarked;
