// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.vssl.audio.SoundInput;
import org.vssl.model.Answer;
import org.vssl.model.Bundle;
import org.vssl.model.Contract;
import org.vssl.model.Model;
import org.vssl.picture.PictureInput;
import org.vssl.result.RawHeat;

/**
 * Sound and pictures of one stream in, one {@link Result} per analysed frame out.
 *
 * <p>Three sides: the audio thread calls {@link #push} and {@link #soundEnded}, the video thread {@link #localize}, and
 * any thread {@link #cancel} and {@link #configure}. All times are running time.
 */
public final class Localizer implements AutoCloseable {
    /** The 400 ms of "now" lie round the frame where the sound after it is known. */
    private static final long NOW_AFTER_FRAME_NANOS = 200_000_000;

    private static final long NOW_NANOS = 400_000_000;

    private final Bundle bundle;
    private final Model model;
    private final SoundInput sound;
    private final PictureInput picture;
    private final Motion motion;
    private final Judge judge = new Judge();
    private volatile Settings settings;
    private volatile boolean isEnded;

    private Localizer(Bundle bundle, Model model, Settings settings) {
        this.bundle = bundle;
        this.model = model;
        this.settings = settings;
        Contract contract = bundle.contract();
        this.sound = new SoundInput(contract.sound().sampleRate());
        Contract.Picture in = contract.picture();
        this.picture = new PictureInput(in.width(), in.height(), in.mean(), in.std());
        this.motion = new Motion(contract, sound);
    }

    /**
     * Opens and checks a bundle and loads its graphs.
     *
     * @throws org.vssl.model.ModelException when the bundle is not as it must be
     */
    public static Localizer open(Path folder, Settings settings) {
        Bundle bundle = Bundle.open(folder);
        return new Localizer(bundle, Model.load(bundle), settings);
    }

    public Bundle bundle() {
        return bundle;
    }

    public void configure(Settings settings) {
        this.settings = settings;
    }

    /** Says what the next pushes hold; see {@link SoundInput#format}. */
    public void soundFormat(int sampleRate, double... channelWeights) {
        sound.format(sampleRate, channelWeights);
    }

    /** Takes interleaved samples, -1..1; {@code samples} per channel, the first at {@code runningTimeNanos}. */
    public void push(float[] interleaved, int samples, long runningTimeNanos) {
        isEnded = false;
        sound.push(interleaved, samples, runningTimeNanos);
    }

    /** The sound ended or will never come; sound that was pushed still counts for the frames it covers. */
    public void soundEnded() {
        isEnded = true;
    }

    /** Analyses one packed RGB frame; see {@link PictureInput#resize} for its layout. */
    public Result localize(ByteBuffer rgb, int width, int height, int stride, long runningTimeNanos) {
        long lookahead = settings.lookahead().toNanos();
        float lufs = sound.lufs(runningTimeNanos + Math.min(lookahead, NOW_AFTER_FRAME_NANOS));
        return localize(rgb, width, height, stride, runningTimeNanos, lufs);
    }

    /** Analyses a picture that stands for the whole window round it: loudness is that of the window, not of now. */
    public Result localizeStill(ByteBuffer rgb, int width, int height, int stride, long runningTimeNanos) {
        Contract.Sound heard = bundle.contract().sound();
        long end = runningTimeNanos + settings.lookahead().toNanos();
        return localize(
                rgb,
                width,
                height,
                stride,
                runningTimeNanos,
                sound.lufsOver((long) (heard.windowSeconds() * 1e9), end));
    }

    private Result localize(ByteBuffer rgb, int width, int height, int stride, long runningTimeNanos, float lufs) {
        long started = System.nanoTime();
        Settings now = settings;
        Contract contract = bundle.contract();
        float threshold = now.thresholdOr(contract.threshold());
        long end = runningTimeNanos + now.lookahead().toNanos();
        int samples = contract.sound().samples();
        int there = sound.window(end, model.sound());
        Optional<RawHeat> heat = Optional.empty();
        Localization seen;
        boolean isTooLittle =
                there < contract.sound().minSeconds() * contract.sound().sampleRate();
        if (isGone(runningTimeNanos) || (isEnded && (isTooLittle || isSoundBefore(runningTimeNanos - NOW_NANOS)))) {
            seen = new Localization.NoAudio();
        } else if (isTooLittle) {
            seen = new Localization.Warming();
        } else {
            picture.resize(rgb, width, height, stride, model.picture());
            Answer answer = model.run();
            Answer decided = motion.decide(answer, model.picture(), threshold, now.synchrony(), runningTimeNanos);
            threshold = motion.threshold(threshold, now.synchrony());
            RawHeat map = new RawHeat(
                    decided.heat(), contract.map().width(), contract.map().height());
            seen = aimed(VerdictRule.apply(lufs, map, decided, threshold, now, contract), now, width, height);
            heat = Optional.of(map);
        }
        return new Result(
                judge.judge(seen, runningTimeNanos, now),
                lufs,
                heat.map(RawHeat::peak).orElse(0f),
                threshold,
                there / (double) samples,
                end - samples * 1_000_000_000L / contract.sound().sampleRate(),
                end,
                heat,
                (System.nanoTime() - started) / 1e6);
    }

    /** Sound came, but all of it before the window that ends at this time: a feed that died without saying so. */
    private boolean isGone(long runningTimeNanos) {
        long window = (long) (bundle.contract().sound().windowSeconds() * 1e9);
        return sound.endNanos() != Long.MIN_VALUE && isSoundBefore(runningTimeNanos - window);
    }

    private boolean isSoundBefore(long runningTimeNanos) {
        return sound.endNanos() < runningTimeNanos;
    }

    /** With directions, where the lens is known. */
    private static Localization aimed(Localization seen, Settings settings, int width, int height) {
        Optional<Lens> known = settings.lens();
        if (known.isPresent() && seen instanceof Localization.Located located) {
            Lens lens = known.get();
            return new Localization.Located(located.sources().stream()
                    .map(source -> lens.aim(source, width, height))
                    .toList());
        }
        return seen;
    }

    /** Forgets the sound, as after a flush of the audio stream. */
    public void resetSound() {
        sound.reset();
        isEnded = false;
    }

    /** Forgets what was reported, as after a flush of the video stream; a cancelled run may run again. */
    public void resetVerdict() {
        judge.reset();
        motion.reset();
        model.resume();
    }

    /** Stops an analysis that is under way, with a {@link org.vssl.model.ModelException}, until {@link
     * #resetVerdict}. */
    public void cancel() {
        model.cancel();
    }

    @Override
    public void close() {
        model.close();
    }
}
