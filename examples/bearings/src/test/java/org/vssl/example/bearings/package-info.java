@NullMarked
package org.vssl.example.bearings;

import org.jspecify.annotations.NullMarked;
