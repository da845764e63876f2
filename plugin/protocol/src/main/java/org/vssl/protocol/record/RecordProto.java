// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.FrameMessage;
import org.vssl.protocol.wire.HeatMessage;
import org.vssl.protocol.wire.RecordMessage;
import org.vssl.protocol.wire.SourceMessage;
import org.vssl.protocol.wire.StateMessage;
import org.vssl.result.Bearing;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.Payload;
import org.vssl.result.QuantizedHeat;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Records as protobuf messages and back. */
public final class RecordProto {
    private RecordProto() {}

    /** The value of a record where protobuf is chosen. */
    public static byte[] bytes(EventRecord record) {
        Origin origin = record.origin();
        RecordMessage.Builder message = RecordMessage.newBuilder()
                .setSchema(record.payload().schema())
                .setStream(origin.stream())
                .setRun(origin.run())
                .setSeq(origin.seq())
                .setDroppedTotal(origin.droppedTotal())
                .setSpoolDroppedTotal(origin.spoolDroppedTotal());
        if (record.payload() instanceof FrameResult frame) {
            message.setFrame(message(frame));
        } else if (record.payload() instanceof StateChange change) {
            message.setState(message(change));
        } else {
            throw new AssertionError("no message for " + record.payload().getClass());
        }
        return message.build().toByteArray();
    }

    /** Reads what {@link #bytes} wrote. */
    public static EventRecord record(byte[] value) {
        try {
            RecordMessage message = RecordMessage.parseFrom(value);
            var origin = new Origin(
                    message.getStream(),
                    message.getRun(),
                    message.getSeq(),
                    message.getDroppedTotal(),
                    message.getSpoolDroppedTotal());
            return new EventRecord(origin, message.hasFrame() ? frame(message.getFrame()) : state(message.getState()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "a record's value is not a protobuf RecordMessage: " + e.getMessage(), e);
        }
    }

    /** Puts a payload into a link event. */
    public static Event event(long seq, long droppedTotal, long wallMillis, Payload payload) {
        Event.Builder event =
                Event.newBuilder().setSeq(seq).setDroppedTotal(droppedTotal).setWallTimeMs(wallMillis);
        if (payload instanceof FrameResult frame) {
            event.setFrame(message(frame));
        } else if (payload instanceof StateChange change) {
            event.setState(message(change));
        } else {
            throw new AssertionError("no message for " + payload.getClass());
        }
        return event.build();
    }

    /** The payload of a link event; throws {@link IllegalArgumentException} if it is invalid. */
    public static Payload payload(Event event) {
        if (event.hasFrame()) {
            return frame(event.getFrame());
        }
        if (event.hasState()) {
            return state(event.getState());
        }
        throw new IllegalArgumentException("event %d carries neither a frame nor a state".formatted(event.getSeq()));
    }

    private static FrameMessage message(FrameResult frame) {
        FrameMessage.Builder message = FrameMessage.newBuilder()
                .setVerdict(frame.verdict().word())
                .setLoudness(frame.loudness())
                .setPeak(frame.peak())
                .setThreshold(frame.threshold())
                .setRunningTimeNs(frame.times().runningTimeNanos())
                .setAudioStartNs(frame.audioStartNanos())
                .setAudioEndNs(frame.audioEndNanos())
                .setCoverage(frame.coverage())
                .setAgeNs(frame.ageNanos())
                .setLatencyMs(frame.latencyMillis())
                .setModel(frame.model())
                .setProvider(frame.provider())
                .setVideoWidth(frame.videoWidth())
                .setVideoHeight(frame.videoHeight());
        frame.times().streamTimeNanos().ifPresent(message::setStreamTimeNs);
        frame.times().ptsNanos().ifPresent(message::setPtsNs);
        frame.times().utc().ifPresent(message::setUtc);
        frame.sources().forEach(source -> message.addSources(message(source)));
        frame.heat()
                .map(Heat::quantized)
                .ifPresent(heat -> message.setHeat(HeatMessage.newBuilder()
                        .setWidth(heat.width())
                        .setHeight(heat.height())
                        .setMin(heat.min())
                        .setMax(heat.max())
                        .setCells(ByteString.copyFrom(heat.copyOfCells()))));
        return message.build();
    }

    private static StateMessage message(StateChange change) {
        StateMessage.Builder message = StateMessage.newBuilder()
                .setState(change.state().word())
                .setRunningTimeNs(change.times().runningTimeNanos())
                .setLoudness(change.loudness());
        change.previous().map(Verdict::word).ifPresent(message::setPrevious);
        change.previousDurationNanos().ifPresent(message::setPreviousDurationNs);
        change.times().streamTimeNanos().ifPresent(message::setStreamTimeNs);
        change.times().ptsNanos().ifPresent(message::setPtsNs);
        change.times().utc().ifPresent(message::setUtc);
        change.sources().forEach(source -> message.addSources(message(source)));
        return message.build();
    }

    private static SourceMessage message(Source source) {
        SourceMessage.Builder message = SourceMessage.newBuilder()
                .setX(source.x())
                .setY(source.y())
                .setWidth(source.width())
                .setHeight(source.height())
                .setPeakX(source.peakX())
                .setPeakY(source.peakY())
                .setScore(source.score());
        source.label().ifPresent(message::setLabel);
        source.bearing()
                .ifPresent(bearing -> message.setAzimuth(bearing.azimuth()).setElevation(bearing.elevation()));
        return message.build();
    }

    private static FrameResult frame(FrameMessage message) {
        return new FrameResult(
                Verdict.of(message.getVerdict()),
                message.getLoudness(),
                message.getPeak(),
                message.getThreshold(),
                sources(message.getSourcesList()),
                new Times(
                        message.getRunningTimeNs(),
                        message.hasStreamTimeNs() ? Optional.of(message.getStreamTimeNs()) : Optional.empty(),
                        message.hasPtsNs() ? Optional.of(message.getPtsNs()) : Optional.empty(),
                        message.hasUtc() ? Optional.of(message.getUtc()) : Optional.empty()),
                message.getAudioStartNs(),
                message.getAudioEndNs(),
                message.getCoverage(),
                message.getAgeNs(),
                message.getLatencyMs(),
                message.getModel(),
                message.getProvider(),
                message.hasHeat() ? Optional.of(heat(message.getHeat())) : Optional.empty(),
                message.getVideoWidth(),
                message.getVideoHeight());
    }

    private static StateChange state(StateMessage message) {
        return new StateChange(
                Verdict.of(message.getState()),
                message.hasPrevious() ? Optional.of(Verdict.of(message.getPrevious())) : Optional.empty(),
                message.hasPreviousDurationNs() ? Optional.of(message.getPreviousDurationNs()) : Optional.empty(),
                new Times(
                        message.getRunningTimeNs(),
                        message.hasStreamTimeNs() ? Optional.of(message.getStreamTimeNs()) : Optional.empty(),
                        message.hasPtsNs() ? Optional.of(message.getPtsNs()) : Optional.empty(),
                        message.hasUtc() ? Optional.of(message.getUtc()) : Optional.empty()),
                message.getLoudness(),
                sources(message.getSourcesList()));
    }

    private static QuantizedHeat heat(HeatMessage message) {
        return new QuantizedHeat(
                message.getWidth(),
                message.getHeight(),
                message.getMin(),
                message.getMax(),
                message.getCells().toByteArray());
    }

    private static List<Source> sources(List<SourceMessage> messages) {
        var sources = new ArrayList<Source>(messages.size());
        for (SourceMessage message : messages) {
            sources.add(new Source(
                    message.getX(),
                    message.getY(),
                    message.getWidth(),
                    message.getHeight(),
                    message.getPeakX(),
                    message.getPeakY(),
                    message.getScore(),
                    message.hasLabel() ? Optional.of(message.getLabel()) : Optional.empty(),
                    message.hasAzimuth() && message.hasElevation()
                            ? Optional.of(new Bearing(message.getAzimuth(), message.getElevation()))
                            : Optional.empty()));
        }
        return sources;
    }
}
