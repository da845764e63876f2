package org.vssl.cli.frame;

import java.util.List;
import java.util.Optional;
import org.vssl.localize.Bearing;
import org.vssl.localize.Heatmap;
import org.vssl.localize.SoundSource;
import org.vssl.protocol.record.FrameResult;
import org.vssl.protocol.record.Source;
import org.vssl.protocol.record.Times;
import org.vssl.protocol.record.Verdict;

/**
 * What is known about one video frame: the fields of VsslMeta, of the bus message and of a JSON line, under one name.
 *
 * @param loudness LUFS, momentary
 * @param peak strongest cell, -1..1
 * @param threshold what a cell had to exceed
 * @param coverage how much of the model's window was sound, 0..1
 * @param ageNanos how old the result is
 * @param latencyMillis what it cost
 * @param utc RFC 3339, where the pipeline is live
 */
public record FrameReport(
        String verdict,
        double loudness,
        double peak,
        double threshold,
        Optional<Heatmap> heat,
        List<SoundSource> sources,
        long runningTimeNanos,
        Optional<Long> streamTimeNanos,
        Optional<Long> ptsNanos,
        Optional<String> utc,
        long audioStartNanos,
        long audioEndNanos,
        double coverage,
        long ageNanos,
        double latencyMillis,
        String model,
        String provider) {

    public FrameReport {
        sources = List.copyOf(sources);
    }

    /** The same without the map, for those who keep many. */
    public FrameReport withoutHeat() {
        return new FrameReport(
                verdict,
                loudness,
                peak,
                threshold,
                Optional.empty(),
                sources,
                runningTimeNanos,
                streamTimeNanos,
                ptsNanos,
                utc,
                audioStartNanos,
                audioEndNanos,
                coverage,
                ageNanos,
                latencyMillis,
                model,
                provider);
    }

    /** As records know it, without its map. */
    public FrameResult result() {
        return new FrameResult(
                Verdict.of(verdict),
                loudness,
                peak,
                threshold,
                sources.stream().map(FrameReport::source).toList(),
                new Times(runningTimeNanos, streamTimeNanos, ptsNanos, utc),
                audioStartNanos,
                audioEndNanos,
                coverage,
                ageNanos,
                latencyMillis,
                model,
                provider,
                Optional.empty(),
                0,
                0);
    }

    private static Source source(SoundSource source) {
        return new Source(
                source.x(),
                source.y(),
                source.width(),
                source.height(),
                source.peakX(),
                source.peakY(),
                source.score(),
                source.label(),
                source.bearing().map(Bearing::azimuth),
                source.bearing().map(Bearing::elevation));
    }

    /** Where a person would look for this frame: stream time if known, else running time. */
    public long timeNanos() {
        return streamTimeNanos.orElse(runningTimeNanos);
    }
}
