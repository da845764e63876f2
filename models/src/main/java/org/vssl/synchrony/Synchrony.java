// SPDX-License-Identifier: Apache-2.0
package org.vssl.synchrony;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * How well the motion in each cell follows the loudness of the sound, after Hershey and Movellan (NIPS 1999).
 *
 * <p>Both are smoothed over {@value #SMOOTH} frames and freed of their trend of {@value #TREND_SECONDS} s; their
 * covariance is kept with a forgetting of {@value #MEMORY_SECONDS} s. The score is the correlation {@code rho}, of which
 * the mutual information of two Gaussian variables is {@code -ln(1 - rho^2) / 2}; motion against the sound counts as
 * none. Motion is the root of the mean absolute difference of the green channel between two frames, less that of the
 * middle cell, so that a moving camera moves nothing.
 *
 * <p>It abstains (0 everywhere) by construction where there is nothing to follow: in silence and in steady sound the
 * loudness does not vary, in a still picture the motion does not. One thread.
 */
public final class Synchrony {
    /**
     * Correlation above which a cell is in time with the sound: on ten clips with the sound of each other, 8 % of frames
     * had any of 16 x 16 cells above it.
     */
    public static final float THRESHOLD = 0.72f;

    private static final int SMOOTH = 2;
    private static final double TREND_SECONDS = 0.3;
    private static final double MEMORY_SECONDS = 4;
    private static final double WARM_SECONDS = 2;
    private static final double LONGEST_STEP_SECONDS = 0.5;
    /** dB squared. */
    private static final double LEAST_LOUDNESS_VARIANCE = 1;
    /** Of a root of 0..1 luminance. */
    private static final double LEAST_MOTION_VARIANCE = 1e-6;

    private final int columns;
    private final int rows;
    private final int width;
    private final int height;
    private final float[] before;
    private final double[] motion;
    private final double[] smoothMotion;
    private final double[] trendMotion;
    private final double[] motionVariance;
    private final double[] covariance;
    private double smoothLoudness;
    private double trendLoudness;
    private double loudnessVariance;
    private double seconds;
    private long last;
    private boolean isFirst = true;

    /**
     * For pictures as the model sees them and a map as the model gives it.
     *
     * @param columns cells of the map
     * @param width of the picture in pixels
     */
    public Synchrony(int columns, int rows, int width, int height) {
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.before = new float[width * height];
        this.motion = new double[columns * rows];
        this.smoothMotion = new double[columns * rows];
        this.trendMotion = new double[columns * rows];
        this.motionVariance = new double[columns * rows];
        this.covariance = new double[columns * rows];
    }

    /** Forgets everything, as after a seek. */
    public void reset() {
        isFirst = true;
        seconds = 0;
        loudnessVariance = 0;
        Arrays.fill(motionVariance, 0);
        Arrays.fill(covariance, 0);
    }

    /** Seconds between this frame and the one before, or 0 when they do not follow one another. */
    public double step(long runningTimeNanos) {
        double step = (runningTimeNanos - last) / 1e9;
        return isFirst || step <= 0 || step > LONGEST_STEP_SECONDS ? 0 : step;
    }

    /**
     * Takes the next frame.
     *
     * @param picture {@code [3, height, width]}; its second channel, times {@code scale}, is the luminance of 0..1
     * @param decibels loudness of the sound since the frame before, -60..0
     * @return {@code [rows, columns]}, 0..1, a new array
     */
    public float[] follow(FloatBuffer picture, double scale, double decibels, long runningTimeNanos) {
        double step = step(runningTimeNanos);
        move(picture, scale);
        if (step == 0) {
            reset();
            smoothLoudness = decibels;
            trendLoudness = decibels;
            Arrays.fill(smoothMotion, 0);
            Arrays.fill(trendMotion, 0);
        } else {
            learn(decibels, step);
        }
        isFirst = false;
        last = runningTimeNanos;
        return scores();
    }

    /** Mean absolute difference to the frame before in each cell, less the middle cell's, rooted. */
    private void move(FloatBuffer picture, double scale) {
        Arrays.fill(motion, 0);
        int plane = width * height;
        for (int y = 0; y < height; y++) {
            int row = y * rows / height * columns;
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                float now = picture.get(plane + pixel);
                motion[row + x * columns / width] += Math.abs(now - before[pixel]);
                before[pixel] = now;
            }
        }
        double[] sorted = motion.clone();
        Arrays.sort(sorted);
        double middle = sorted[sorted.length / 2];
        double pixels = plane / (double) motion.length;
        for (int i = 0; i < motion.length; i++) {
            motion[i] = Math.sqrt(Math.max(0, motion[i] - middle) * scale / pixels);
        }
    }

    private void learn(double decibels, double step) {
        double trend = 1 - Math.exp(-step / TREND_SECONDS);
        double forget = 1 - Math.exp(-step / MEMORY_SECONDS);
        seconds += step;
        smoothLoudness += (decibels - smoothLoudness) / SMOOTH;
        trendLoudness += trend * (smoothLoudness - trendLoudness);
        double loud = smoothLoudness - trendLoudness;
        loudnessVariance += forget * (loud * loud - loudnessVariance);
        for (int i = 0; i < motion.length; i++) {
            smoothMotion[i] += (motion[i] - smoothMotion[i]) / SMOOTH;
            trendMotion[i] += trend * (smoothMotion[i] - trendMotion[i]);
            double moved = smoothMotion[i] - trendMotion[i];
            motionVariance[i] += forget * (moved * moved - motionVariance[i]);
            covariance[i] += forget * (loud * moved - covariance[i]);
        }
    }

    private float[] scores() {
        var scores = new float[motion.length];
        if (seconds < WARM_SECONDS || loudnessVariance < LEAST_LOUDNESS_VARIANCE) {
            return scores;
        }
        for (int i = 0; i < scores.length; i++) {
            if (motionVariance[i] >= LEAST_MOTION_VARIANCE) {
                double rho = covariance[i] / Math.sqrt(loudnessVariance * motionVariance[i]);
                scores[i] = (float) Math.max(0, Math.min(1, rho));
            }
        }
        return scores;
    }
}
