// SPDX-License-Identifier: Apache-2.0
/** Changed copies of model bundles. */
@NullMarked
package org.vssl.cli.bundle;

import org.jspecify.annotations.NullMarked;
