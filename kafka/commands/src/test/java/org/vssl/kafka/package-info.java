@NullMarked
package org.vssl.kafka;

import org.jspecify.annotations.NullMarked;
