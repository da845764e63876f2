@NullMarked
package org.vssl.kafka.command;

import org.jspecify.annotations.NullMarked;
