// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vssl.localize.Localizer;
import org.vssl.localize.Settings;
import org.vssl.model.ModelException;

/**
 * The Java side of one {@code vssl} element. Called by C only: signatures change on both sides at once.
 *
 * <p>The audio thread calls {@link #push}, {@link #soundFormat} and {@link #soundEnded}; the thread that analyses calls
 * {@link #analyse}; any thread {@link #cancel}. Times are running time in nanoseconds.
 */
public final class Engine implements AutoCloseable {
    private final Localizer localizer;
    private float[] samples = {};
    private int channels = 1;

    private Engine(Localizer localizer) {
        this.localizer = localizer;
    }

    /** Opens a model bundle; C names the components of {@link EngineSettings}. */
    public static Engine create(String[] names, @Nullable String[] values) {
        EngineSettings settings = NamedValues.read(EngineSettings.class, names, values);
        if (!settings.device().equals("cpu")) {
            throw new ModelException("device must be cpu, was " + settings.device());
        }
        return new Engine(Localizer.open(Path.of(settings.model()), Settings.DEFAULTS));
    }

    public String modelId() {
        return localizer.bundle().id();
    }

    public String provider() {
        return "cpu";
    }

    /** How much sound the model looks at. */
    public long windowNanos() {
        return (long) (localizer.bundle().contract().sound().windowSeconds() * 1e9);
    }

    /** Takes the element's properties; C names the components of {@link Settings}. */
    public void configure(String[] names, @Nullable String[] values) {
        localizer.configure(NamedValues.read(Settings.class, names, values));
    }

    /** Says what the next pushes hold: BS.1770 weights, one for each interleaved channel. */
    public void soundFormat(int sampleRate, double[] channelWeights) {
        channels = channelWeights.length;
        localizer.soundFormat(sampleRate, channelWeights);
    }

    /** Takes interleaved float samples in native byte order, {@code count} per channel. */
    public void push(ByteBuffer interleaved, int count, long runningTimeNanos) {
        if (samples.length < count * channels) {
            samples = new float[count * channels];
        }
        interleaved.order(ByteOrder.nativeOrder()).asFloatBuffer().get(0, samples, 0, count * channels);
        localizer.push(samples, count, runningTimeNanos);
    }

    public void soundEnded() {
        localizer.soundEnded();
    }

    /** Analyses one packed RGB picture and writes a {@link ResultLayout} into {@code result}. */
    public void analyse(ByteBuffer rgb, int width, int height, int stride, long runningTimeNanos, ByteBuffer result) {
        ResultLayout.write(localizer.localize(rgb, width, height, stride, runningTimeNanos), runningTimeNanos, result);
    }

    public void cancel() {
        localizer.cancel();
    }

    public void resetSound() {
        localizer.resetSound();
    }

    public void resetVerdict() {
        localizer.resetVerdict();
    }

    @Override
    public void close() {
        localizer.close();
    }
}
