// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.vssl.cli.gst.Film;

/** Makes the film of {@link Script#DEMO}: drawn backgrounds, photographs that sway a little, their own sounds. */
public final class DemoScene {
    static final int SAMPLE_RATE = 48000;
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int FRAMES_PER_SECOND = 25;
    /** A peak is the middle of a cell of the default model's map; nearer it cannot say. */
    private static final double HALF_A_CELL = .045;

    private final Script script = Script.DEMO;
    private final Map<String, Stamp> stamps = new TreeMap<>();

    private DemoScene() {
        for (Script.Act act : script.acts()) {
            act.things().forEach(thing -> stamps.computeIfAbsent(thing.stamp(), Stamp::load));
        }
        for (Script.Passage passage : script.passages()) {
            if (passage.sound().contains("/")) {
                stamps.computeIfAbsent(passage.sound(), Stamp::load);
            }
        }
    }

    /** Writes the film and returns what is so in each of its passages. */
    public static List<Truth> write(Path out) {
        var scene = new DemoScene();
        Path wav = out.resolveSibling(out.getFileName() + ".wav");
        Soundtrack.write(scene.script, scene.stamps, wav);
        Film.write(
                out, wav, WIDTH, HEIGHT, FRAMES_PER_SECOND, (int) (Script.SECONDS * FRAMES_PER_SECOND), scene::paint);
        return scene.truths();
    }

    /** What is so in each passage, without making the film again. */
    public static List<Truth> truthsOnly() {
        return new DemoScene().truths();
    }

    private List<Truth> truths() {
        var truths = new ArrayList<Truth>();
        for (int i = 0; i < script.passages().size(); i++) {
            Script.Passage passage = script.passages().get(i);
            Optional<Truth.Place> place = script.actAt(passage.start()).things().stream()
                    .filter(thing -> thing.stamp().equals(passage.sound()))
                    .map(this::place)
                    .findFirst();
            truths.add(new Truth(passage.start(), script.end(i), passage.what(), place));
        }
        return truths;
    }

    private Truth.Place place(Script.Thing thing) {
        double width = width(thing) / (double) WIDTH;
        return new Truth.Place(
                thing.x() - width / 2 - HALF_A_CELL,
                thing.y() - thing.height() / 2 - HALF_A_CELL,
                thing.x() + width / 2 + HALF_A_CELL,
                thing.y() + thing.height() / 2 + HALF_A_CELL);
    }

    private int width(Script.Thing thing) {
        BufferedImage picture =
                Objects.requireNonNull(stamps.get(thing.stamp())).picture();
        return (int) (thing.height() * HEIGHT * picture.getWidth() / picture.getHeight());
    }

    private void paint(int frame, BufferedImage into) {
        double second = frame / (double) FRAMES_PER_SECOND;
        Script.Act act = script.actAt(second);
        Graphics2D pen = into.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        background(pen, act.isMeadow());
        for (Script.Thing thing : act.things()) {
            int width = width(thing);
            int height = (int) (thing.height() * HEIGHT);
            int sway = (int) Math.round(4 * Math.sin(second * 1.3 + thing.x() * 9));
            pen.drawImage(
                    Objects.requireNonNull(stamps.get(thing.stamp())).picture(),
                    (int) (thing.x() * WIDTH) - width / 2 + sway,
                    (int) (thing.y() * HEIGHT) - height / 2,
                    width,
                    height,
                    null);
        }
        pen.dispose();
    }

    private static void background(Graphics2D pen, boolean isMeadow) {
        Color above = isMeadow ? new Color(150, 190, 225) : new Color(206, 196, 182);
        Color middle = isMeadow ? new Color(215, 228, 235) : new Color(228, 219, 205);
        Color below = isMeadow ? new Color(96, 128, 70) : new Color(158, 118, 82);
        int horizon = (int) (HEIGHT * (isMeadow ? .52 : .68));
        pen.setPaint(new GradientPaint(0, 0, above, 0, horizon, middle));
        pen.fillRect(0, 0, WIDTH, horizon);
        pen.setPaint(new GradientPaint(0, horizon, below.brighter(), 0, HEIGHT, below));
        pen.fillRect(0, horizon, WIDTH, HEIGHT - horizon);
    }
}
