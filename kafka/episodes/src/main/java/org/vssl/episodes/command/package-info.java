// SPDX-License-Identifier: Apache-2.0
/** The command: {@link org.vssl.episodes.command.EpisodesCommand}. */
@NullMarked
package org.vssl.episodes.command;

import org.jspecify.annotations.NullMarked;
