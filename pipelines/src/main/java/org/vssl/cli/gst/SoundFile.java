package org.vssl.cli.gst;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.FlowReturn;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.elements.AppSink;

/**
 * The decoded sound of a file, at most {@link #MOST_SECONDS} of it.
 *
 * @param stereo interleaved left and right, -1..1, taken over
 * @param sampleRate in Hz
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record SoundFile(float[] stereo, int sampleRate) {
    private static final int MOST_SECONDS = 600;

    public int samples() {
        return stereo.length / 2;
    }

    /** Decodes the first sound of any file GStreamer reads. */
    public static SoundFile decode(Path file, int sampleRate) {
        Media media = Media.of(file);
        if (!media.hasAudio()) {
            throw new PipelineException(file + " holds no sound");
        }
        var pieces = new ArrayList<float[]>();
        var end = new CompletableFuture<Boolean>();
        Pipeline pipeline = (Pipeline) Gst.parseLaunch("uridecodebin uri=" + media.uri()
                + " ! audioconvert ! audioresample ! audio/x-raw,format=F32LE,layout=interleaved,channels=2,rate="
                + sampleRate + " ! appsink name=sound sync=false max-buffers=8");
        try {
            pipeline.getBus().connect((Bus.EOS) source -> end.complete(true));
            pipeline.getBus().connect((Bus.ERROR)
                    (source, code, message) -> end.completeExceptionally(new PipelineException(message)));
            AppSink sink = (AppSink) pipeline.getElementByName("sound");
            sink.set("emit-signals", true);
            sink.connect((AppSink.NEW_SAMPLE) unused -> {
                pieces.add(floats(sink.pullSample()));
                return pieces.size() < MOST_SECONDS * 100 ? FlowReturn.OK : FlowReturn.EOS;
            });
            pipeline.play();
            end.get(60, TimeUnit.SECONDS);
            return new SoundFile(joined(pieces), sampleRate);
        } catch (ExecutionException | TimeoutException e) {
            throw new PipelineException("cannot decode " + file + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted", e);
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static float[] floats(Sample sample) {
        try {
            ByteBuffer bytes = sample.getBuffer().map(false);
            FloatBuffer floats = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            var piece = new float[floats.remaining()];
            floats.get(piece);
            sample.getBuffer().unmap();
            return piece;
        } finally {
            sample.dispose();
        }
    }

    private static float[] joined(List<float[]> pieces) {
        var all = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (float[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
