// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as comma-separated values: one line for each step, a header first. Places are 0..1 of the picture, {@code cut}
 * is 0 or 1. Written and read back it is the same path, bit for bit.
 */
public final class PathFile {
    public static final String HEADER = "time_ns,x,y,width,height,cut";

    private PathFile() {}

    /** The text of a file. */
    public static String text(List<Step> steps) {
        var text = new StringBuilder(HEADER).append('\n');
        for (Step step : steps) {
            Crop crop = step.crop();
            text.append(step.timeNanos())
                    .append(',')
                    .append(crop.x())
                    .append(',')
                    .append(crop.y())
                    .append(',')
                    .append(crop.width())
                    .append(',')
                    .append(crop.height())
                    .append(',')
                    .append(step.isCut() ? 1 : 0)
                    .append('\n');
        }
        return text.toString();
    }

    /** Reads a whole file. */
    public static CropPath read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new PathFileException("cannot read the path " + file + ": expected a file written by reframe", e);
        }
        if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
            throw new PathFileException(
                    file + " holds no path; expected the line " + HEADER + " followed by one line per step");
        }
        var steps = new ArrayList<Step>();
        for (int i = 1; i < lines.size(); i++) {
            steps.add(step(file, i + 1, lines.get(i)));
        }
        return new CropPath(steps);
    }

    private static Step step(Path file, int number, String line) {
        String[] fields = line.split(",", -1);
        try {
            if (fields.length == 6) {
                var crop = new Crop(
                        Double.parseDouble(fields[1]),
                        Double.parseDouble(fields[2]),
                        Double.parseDouble(fields[3]),
                        Double.parseDouble(fields[4]));
                return new Step(Long.parseLong(fields[0]), crop, fields[5].equals("1"));
            }
        } catch (IllegalArgumentException e) {
            throw new PathFileException(
                    "%s, line %d: %s; expected %s".formatted(file, number, e.getMessage(), HEADER), e);
        }
        throw new PathFileException(
                "%s, line %d holds %d values; expected %s".formatted(file, number, fields.length, HEADER));
    }
}
