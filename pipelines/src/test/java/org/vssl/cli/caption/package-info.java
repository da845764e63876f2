@NullMarked
package org.vssl.cli.caption;

import org.jspecify.annotations.NullMarked;
