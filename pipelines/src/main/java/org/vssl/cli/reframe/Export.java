// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vssl.reframe.PathFile;

/** The formats a path can be written in, by the end of the file's name. */
public enum Export {
    CSV,
    JSON,
    SENDCMD,
    MLT,
    XGES,
    OTIO;

    /** The whole file. */
    public String text(Reframing film) {
        return switch (this) {
            case CSV -> PathFile.text(film.steps());
            case JSON -> JsonExport.text(film);
            case SENDCMD -> SendcmdExport.text(film);
            case MLT -> MltExport.text(film);
            case XGES -> XgesExport.text(film);
            case OTIO -> OtioExport.text(film);
        };
    }

    /** Whether positions are in pixels of the file, which must be square then. */
    public boolean isInPixels() {
        return this != CSV && this != JSON;
    }

    public static Optional<Export> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(export -> name.endsWith(export.ending()))
                .findFirst();
    }

    /** As in {@code .csv, .json}. */
    public static String endings() {
        return Arrays.stream(values()).map(Export::ending).collect(Collectors.joining(", "));
    }

    private String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
