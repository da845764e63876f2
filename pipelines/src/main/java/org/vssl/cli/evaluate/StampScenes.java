// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.vssl.cli.gst.PipelineException;
import org.vssl.evaluate.dataset.MyFolder;

/**
 * The built-in data set: two cut-out photographs of Debian's tuxpaint-stamps-default side by side, each with its own
 * recording and its exact outline as mask. Written as a folder that anybody's own data could look like.
 *
 * <p>A category is the family of a stamp (birds, bovines, percussion, ...), so that an off-screen sound never comes
 * from a relative of what is in the picture.
 */
public final class StampScenes {
    private static final Path FOLDER = Path.of("/usr/share/tuxpaint/stamps");
    private static final List<String> KINDS = List.of("animals", "hobbies/music");
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int ROUNDS = 3;
    private static final int OPAQUE = 128;

    private StampScenes() {}

    private record Stamp(String name, String family, Path picture, Path sound) {}

    /** Writes pictures, masks and the manifest; the sounds stay where Debian put them. */
    public static void write(Path folder, long seed) {
        List<Stamp> stamps = stamps();
        var random = new Random(seed);
        var lines = new StringBuilder();
        try {
            Files.createDirectories(folder);
            for (int round = 1; round <= ROUNDS; round++) {
                int number = round;
                var left = new ArrayList<>(stamps);
                Collections.shuffle(left, random);
                while (left.size() > 1) {
                    Stamp one = left.remove(0);
                    left.stream()
                            .filter(stamp -> !stamp.family().equals(one.family()))
                            .findFirst()
                            .ifPresent(other -> {
                                left.remove(other);
                                lines.append(scene(folder, number, one, other, random));
                            });
                }
            }
            Files.writeString(folder.resolve(MyFolder.MANIFEST), lines);
        } catch (IOException e) {
            throw new PipelineException("cannot write " + folder + ": " + e, e);
        }
    }

    private static List<Stamp> stamps() {
        var found = new ArrayList<Stamp>();
        for (String kind : KINDS) {
            if (!Files.isDirectory(FOLDER.resolve(kind))) {
                throw new PipelineException(FOLDER.resolve(kind)
                        + " not found; install the package tuxpaint-stamps-default (./vssl setup installs it)");
            }
            try (Stream<Path> files = Files.walk(FOLDER.resolve(kind))) {
                files.filter(file -> file.toString().endsWith(".png")).sorted().forEach(picture -> {
                    String name = picture.getFileName().toString().replaceFirst("\\.png$", "");
                    int names = picture.getNameCount();
                    String family = picture.getName(names - 2).toString();
                    Stream.of(".ogg", ".wav")
                            .map(ending -> picture.resolveSibling(name + ending))
                            .filter(Files::isReadable)
                            .findFirst()
                            .ifPresent(sound -> found.add(new Stamp(name, family, picture, sound)));
                });
            } catch (IOException e) {
                throw new PipelineException("cannot read " + FOLDER + ": " + e, e);
            }
        }
        return found;
    }

    private static String scene(Path folder, int round, Stamp left, Stamp right, Random random) {
        String scene = round + "-" + left.name() + "+" + right.name();
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        background(pen, random);
        String lines = "";
        for (int side = 0; side < 2; side++) {
            Stamp stamp = side == 0 ? left : right;
            BufferedImage cutOut = DecodedMedia.image(stamp.picture());
            double height = (0.5 + 0.35 * random.nextDouble()) * HEIGHT;
            double scale = Math.min(height / cutOut.getHeight(), 0.45 * WIDTH / cutOut.getWidth());
            int w = (int) (cutOut.getWidth() * scale);
            int h = (int) (cutOut.getHeight() * scale);
            int x = (int) ((side + 0.5) * WIDTH / 2 - w / 2.0 + (random.nextDouble() - 0.5) * 0.04 * WIDTH);
            int y = (int) ((HEIGHT - h) * (0.4 + 0.5 * random.nextDouble()));
            pen.drawImage(cutOut, x, y, w, h, null);
            String mask = scene + "-" + stamp.name() + ".mask.png";
            write(mask(cutOut, x, y, w, h), folder.resolve(mask));
            lines += String.format(
                    Locale.ROOT,
                    "{\"picture\": \"%s.png\", \"sound\": \"%s\", \"category\": \"%s\", \"mask\": \"%s\", \"scene\": \"%s\"}%n",
                    scene,
                    stamp.sound(),
                    stamp.family(),
                    mask,
                    scene);
        }
        pen.dispose();
        write(image, folder.resolve(scene + ".png"));
        return lines;
    }

    private static BufferedImage mask(BufferedImage cutOut, int x, int y, int w, int h) {
        var drawn = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = drawn.createGraphics();
        pen.drawImage(cutOut, x, y, w, h, null);
        pen.dispose();
        var mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            if (drawn.getRGB(i % WIDTH, i / WIDTH) >>> 24 >= OPAQUE) {
                mask.setRGB(i % WIDTH, i / WIDTH, 0xffffff);
            }
        }
        return mask;
    }

    private static void background(Graphics2D pen, Random random) {
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        float hue = random.nextFloat();
        int horizon = (int) (HEIGHT * (0.4 + 0.3 * random.nextDouble()));
        pen.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.25f, 0.95f), 0, horizon, Color.getHSBColor(hue, 0.1f, 1)));
        pen.fillRect(0, 0, WIDTH, horizon);
        float ground = random.nextFloat();
        pen.setPaint(new GradientPaint(
                0, horizon, Color.getHSBColor(ground, 0.3f, 0.7f), 0, HEIGHT, Color.getHSBColor(ground, 0.4f, 0.45f)));
        pen.fillRect(0, horizon, WIDTH, HEIGHT - horizon);
    }

    private static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new PipelineException("cannot write " + file + ": " + e, e);
        }
    }
}
