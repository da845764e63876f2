// SPDX-License-Identifier: Apache-2.0
/**
 * What is known about a frame and its sound, in one vocabulary for the engine, the command line, the link and Kafka.
 *
 * <p>Read in this order: a {@link org.vssl.result.FrameResult} is one video frame: its {@link org.vssl.result.Verdict},
 * its {@link org.vssl.result.Source}s, their {@link org.vssl.result.Bearing} where the lens is known, its {@link
 * org.vssl.result.Times} and its {@link org.vssl.result.Heat}; a {@link org.vssl.result.StateChange} is one change of
 * verdict; a {@link org.vssl.result.Payload} is either.
 */
@NullMarked
package org.vssl.result;

import org.jspecify.annotations.NullMarked;
