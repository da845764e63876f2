// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.Bundles;
import org.vssl.model.Bundle;
import org.vssl.result.RawHeat;

@DisplayName("A bundle that is measured")
class ModelSubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"split", "joint"})
    void answersAnySoundInThePictureLookedAt(String kind) {
        try (ModelSubject subject = ModelSubject.load(Bundle.open(Bundles.named(kind)))) {
            float[] loud = subject.hear(tone(subject));
            float[] silent = subject.hear(Waveform.silence(subject.samples(), subject.sampleRate()));
            subject.look(white());

            RawHeat first = subject.heat(loud);
            RawHeat silence = subject.heat(silent);
            RawHeat again = subject.heat(loud);

            assertThat(again.peak()).isEqualTo(first.peak());
            assertThat(silence.peak()).isNotEqualTo(first.peak());
            assertThat(subject.hasVectors()).isEqualTo(kind.equals("split"));
        }
    }

    private static Waveform tone(Subject subject) {
        var mono = new float[subject.samples()];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (float) Math.sin(i * 0.3) / 2;
        }
        return new Waveform(mono, subject.sampleRate());
    }

    private static Picture white() {
        ByteBuffer rgb = ByteBuffer.allocateDirect(64 * 64 * 3);
        while (rgb.hasRemaining()) {
            rgb.put((byte) -1);
        }
        return new Picture(rgb, 64, 64);
    }
}
