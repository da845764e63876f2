/**
 * The demo's scene: photographs with their own sounds, and passages in which nothing in the picture sounds.
 *
 * <p>Read in this order: {@link org.vssl.cli.scene.Script} says what happens when; {@link org.vssl.cli.scene.Stamp} is
 * one photograph and its sound; {@link org.vssl.cli.scene.DemoScene} makes the film.
 */
@NullMarked
package org.vssl.cli.scene;

import org.jspecify.annotations.NullMarked;
