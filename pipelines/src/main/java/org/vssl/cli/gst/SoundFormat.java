// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freedesktop.gstreamer.Structure;

/**
 * The format in which the decoded sound of a file begins.
 *
 * @param rate samples per second
 * @param isPlaced whether the channels have positions; one and two channels always do
 */
public record SoundFormat(int rate, int channels, boolean isPlaced) {
    /** Where a file does not say. */
    static final SoundFormat USUAL = new SoundFormat(48_000, 2, true);

    private static final Pattern MASK = Pattern.compile("channel-mask=\\(bitmask\\)(?:0x)?([0-9a-f]+)");

    /** What AAC can be encoded at; Opus and others resample by themselves. */
    private static final Set<Integer> RATES =
            Set.of(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000);

    /** GStreamer's positions for so many channels where nothing says others, gst_audio_channel_get_fallback_mask(). */
    private static final int[] FALLBACK_MASKS = {0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3f, 0x13f, 0xc3f};

    static SoundFormat of(Structure caps) {
        Matcher mask = MASK.matcher(caps.toString());
        int channels = caps.hasField("channels") ? caps.getInteger("channels") : USUAL.channels;
        return new SoundFormat(
                caps.hasField("rate") ? caps.getInteger("rate") : USUAL.rate,
                channels,
                channels <= 2 || (mask.find() && Long.parseUnsignedLong(mask.group(1), 16) != 0));
    }

    /**
     * A piece of a launch line that turns the decoded sound into one format for an encoder, whatever it changes to later:
     * the rate it begins with, and mono or stereo.
     */
    public String encodable() {
        return mixed()
                + " ! audioresample ! audio/x-raw,rate=%d,channels=%d"
                        .formatted(RATES.contains(rate) ? rate : USUAL.rate, Math.min(2, channels));
    }

    private String mixed() {
        if (isPlaced) {
            return "audioconvert";
        }
        return channels < FALLBACK_MASKS.length
                ? "capssetter caps=\"audio/x-raw,channel-mask=(bitmask)0x%x\" ! audioconvert"
                        .formatted(FALLBACK_MASKS[channels])
                : "audioconvert mix-matrix=\"<%s,%s>\"".formatted(row(0), row(1));
    }

    /** Every second channel to each side, as there is nothing that says where they are. */
    private String row(int side) {
        var shares = new StringBuilder("<");
        for (int channel = 0; channel < channels; channel++) {
            shares.append(channel == 0 ? "" : ",").append("(float)").append(channel % 2 == side ? 2.0f / channels : 0);
        }
        return shares.append('>').toString();
    }
}
