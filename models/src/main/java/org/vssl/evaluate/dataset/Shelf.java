// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vssl.evaluate.Sample;
import org.vssl.evaluate.metric.GroundTruth;

/** Collects samples, and names those whose media are not there. */
final class Shelf {
    private static final List<String> PICTURES = List.of(".jpg", ".jpeg", ".png");
    private static final List<String> SOUNDS = List.of(".wav", ".flac", ".ogg", ".mp3", ".m4a");
    private static final List<String> VIDEOS = List.of(".mp4", ".mkv", ".webm", ".avi");

    private final Path root;
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Shelf(Path root) {
        this.root = root;
    }

    /** The first of {@code names} that is a file below the root. */
    static Path annotations(Path root, String... names) {
        for (String name : names) {
            if (Files.isReadable(root.resolve(name))) {
                return root.resolve(name);
            }
        }
        throw new DataSetException(
                "%s holds none of %s; expected the annotations as published".formatted(root, String.join(", ", names)));
    }

    /** A picture {@code stem} below one of the folders, or else a video. */
    Optional<Path> picture(String stem, String... folders) {
        return find(stem, PICTURES, folders).or(() -> video(stem));
    }

    /** A sound {@code stem} below one of the folders, or else the video. */
    Optional<Path> sound(String stem, String... folders) {
        return find(stem, SOUNDS, folders).or(() -> video(stem));
    }

    private Optional<Path> video(String stem) {
        return find(stem, VIDEOS, "videos", "video", ".");
    }

    private Optional<Path> find(String stem, List<String> endings, String... folders) {
        for (String folder : folders) {
            for (String ending : endings) {
                Path file = root.resolve(folder).resolve(stem + ending);
                if (Files.isReadable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    void add(
            String id,
            String scene,
            String category,
            Optional<Path> picture,
            Optional<Path> sound,
            Supplier<GroundTruth> truth) {
        if (picture.isPresent() && sound.isPresent()) {
            samples.add(new Sample(id, scene, category, picture.get(), sound.get(), truth));
        } else {
            missing.add(id + (picture.isPresent() ? " (sound)" : sound.isPresent() ? " (picture)" : ""));
        }
    }

    DataSet dataSet(String name) {
        if (samples.isEmpty()) {
            throw new DataSetException("%s: %d samples are annotated, the media of none are there; first missing: %s"
                    .formatted(root, missing.size(), missing.isEmpty() ? "-" : missing.get(0)));
        }
        return new DataSet(name, samples, missing);
    }
}
