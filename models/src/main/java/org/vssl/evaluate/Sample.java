// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.vssl.evaluate.metric.GroundTruth;

/**
 * A picture, its own sound and where in the picture that sound comes from.
 *
 * @param id unique in its data set
 * @param scene samples of one scene show the same things; another sound of the same scene is another sample
 * @param category what sounds
 * @param picture a picture, or a video whose middle frame is taken
 * @param sound any file with sound; the middle is heard
 * @param truth read when it is needed
 */
public record Sample(String id, String scene, String category, Path picture, Path sound, Supplier<GroundTruth> truth) {}
