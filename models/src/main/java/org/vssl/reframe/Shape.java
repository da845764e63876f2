// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/**
 * The widest crop of an aspect that a picture holds.
 *
 * @param width 0..1 of the picture's width
 * @param height 0..1 of the picture's height; one of the two is 1
 */
public record Shape(double width, double height) {
    public Shape {
        if (!(width > 0 && height > 0 && Math.max(width, height) == 1)) {
            throw new IllegalArgumentException(
                    "the widest crop fills one side of the picture and at most the other, was %s x %s"
                            .formatted(width, height));
        }
    }

    /** Of pictures as shown: width by height with pixels square. */
    public static Shape of(double pictureAspect, double cropAspect) {
        if (!(pictureAspect > 0 && cropAspect > 0)) {
            throw new IllegalArgumentException("aspects must be above 0, were %s of the picture and %s of the crop"
                    .formatted(pictureAspect, cropAspect));
        }
        return new Shape(Math.min(1, cropAspect / pictureAspect), Math.min(1, pictureAspect / cropAspect));
    }

    /** The widest crop, centred. */
    public Crop centred() {
        return new Crop((1 - width) / 2, (1 - height) / 2, width, height);
    }
}
