@NullMarked
package org.vssl.broker;

import org.jspecify.annotations.NullMarked;
