// SPDX-License-Identifier: Apache-2.0
/**
 * The demo's scene: photographs with their sounds, and passages whose sound source is not in the picture.
 *
 * <p>Read in this order: {@link org.vssl.cli.scene.Script} is the timeline; {@link org.vssl.cli.scene.Stamp} is one
 * photograph and its sound; {@link org.vssl.cli.scene.DemoScene} renders the video.
 */
@NullMarked
package org.vssl.cli.scene;

import org.jspecify.annotations.NullMarked;
