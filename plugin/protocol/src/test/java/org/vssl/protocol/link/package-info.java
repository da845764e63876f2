@NullMarked
package org.vssl.protocol.link;

import org.jspecify.annotations.NullMarked;
