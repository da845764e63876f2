// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

/** Decodes what samples name. */
public interface Media {
    Picture picture(Sample sample);

    Waveform sound(Sample sample);
}
