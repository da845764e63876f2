// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import org.vssl.result.RawHeat;

/** What is evaluated: a model, or an audio-blind baseline. One thread. */
public interface Subject extends AutoCloseable {
    /** As tables print it. */
    String name();

    /** The universal threshold, same scale as heat. */
    float threshold();

    /** How long a sound this subject takes, in samples at {@link #sampleRate}. */
    int samples();

    /** In Hz. */
    int sampleRate();

    /** What it keeps of a sound; only for {@link #heat} of the same subject. */
    float[] hear(Waveform sound);

    /** The picture of the next {@link #heat} calls. */
    void look(Picture picture);

    /** Heat of what was heard in the picture looked at. */
    RawHeat heat(float[] heard);

    /** Whether any sound meets any picture at the price of a dot product, so that retrieval can be measured. */
    boolean hasVectors();

    @Override
    default void close() {}
}
