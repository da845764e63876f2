// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vssl.reframe.Controls;
import org.vssl.reframe.Crop;
import org.vssl.reframe.CropPath;
import org.vssl.reframe.CutDetector;
import org.vssl.reframe.GreyPicture;
import org.vssl.reframe.LivePlanner;
import org.vssl.reframe.Observation;
import org.vssl.reframe.PathFile;
import org.vssl.reframe.Shape;
import org.vssl.reframe.Step;
import org.vssl.result.Source;

/**
 * The Java side of one {@code vsslreframe} element: plans live, or follows a path from a file. Called by C only, by the
 * streaming thread.
 */
public final class Reframer {
    /** Numbers that C hands over for one source: x, y, width, height, peak x, peak y, score. */
    static final int SOURCE_NUMBERS = 7;

    private final Optional<CropPath> path;
    private Controls controls = Controls.DEFAULTS;
    private Shape shape = new Shape(1, 1);
    private LivePlanner planner = new LivePlanner(shape, controls);
    private CutDetector cuts = new CutDetector();
    private long lastNanos;

    private Reframer(Optional<CropPath> path) {
        this.path = path;
    }

    /** Follows the path in a file, or plans live; C names the components of {@link ReframerSettings}. */
    public static Reframer create(String[] names, @Nullable String[] values) {
        String file = NamedValues.read(ReframerSettings.class, names, values).path();
        return new Reframer(file.isEmpty() ? Optional.empty() : Optional.of(PathFile.read(Path.of(file))));
    }

    /** Says what picture is cropped to what; both aspects are of the picture as shown. */
    public void shape(double pictureAspect, double cropAspect) {
        shape = Shape.of(pictureAspect, cropAspect);
        reset();
    }

    /** Takes the element's properties; C names the components of {@link Controls}. */
    public void configure(String[] names, @Nullable String[] values) {
        controls = NamedValues.read(Controls.class, names, values);
        planner.configure(controls);
    }

    /**
     * Writes x, y, width and height of the frame's crop, 0..1 of the picture, into {@code crop}.
     *
     * @param numbers of {@code count} sources, {@link #SOURCE_NUMBERS} each
     * @param plane the frame's brightness, where cuts are to be found; valid during the call
     * @param stride bytes from one row to the next
     * @param step bytes from one pixel to the next
     */
    public void crop(
            double[] numbers,
            int count,
            ByteBuffer plane,
            int width,
            int height,
            int stride,
            int step,
            long timeNanos,
            double[] crop) {
        Crop found = path.isPresent()
                ? path.get().at(timeNanos).crop()
                : planned(sources(numbers, count), GreyPicture.of(plane, width, height, stride, step), timeNanos)
                        .crop();
        crop[0] = found.x();
        crop[1] = found.y();
        crop[2] = found.width();
        crop[3] = found.height();
    }

    private Step planned(List<Source> sources, byte[] grey, long timeNanos) {
        if (timeNanos < lastNanos) {
            reset();
        }
        lastNanos = timeNanos;
        boolean isCut = cuts.isCut(grey, timeNanos, controls.cutThreshold());
        planner.observe(new Observation(timeNanos, sources, isCut));
        return planner.cropAt(timeNanos);
    }

    private static List<Source> sources(double[] numbers, int count) {
        var sources = new ArrayList<Source>(count);
        for (int i = 0; i < count; i++) {
            int at = i * SOURCE_NUMBERS;
            sources.add(new Source(
                    numbers[at],
                    numbers[at + 1],
                    numbers[at + 2],
                    numbers[at + 3],
                    numbers[at + 4],
                    numbers[at + 5],
                    numbers[at + 6],
                    Optional.empty()));
        }
        return sources;
    }

    /** Begins anew, as after a seek. */
    private void reset() {
        planner = new LivePlanner(shape, controls);
        cuts = new CutDetector();
        lastNanos = 0;
    }
}
