// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.vssl.cli.caption;

import org.jspecify.annotations.NullMarked;
