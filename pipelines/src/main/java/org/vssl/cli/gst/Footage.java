// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.FlowReturn;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.Structure;
import org.freedesktop.gstreamer.elements.AppSink;

/** What is decoded from a file, piece by piece, so that a film of any length fits. */
public final class Footage {
    private Footage() {}

    /** Takes a piece of sound; called in order on a streaming thread. */
    public interface Sounds {
        /** Interleaved samples, -1..1, and the time of the first. */
        void take(float[] interleaved, long nanos);
    }

    /** Takes a picture; called in order on a streaming thread. */
    public interface Pictures {
        /** Packed RGB, valid during the call; rows of {@code stride} bytes. */
        void take(ByteBuffer rgb, int width, int height, int stride, long nanos);
    }

    /** The whole sound. */
    public static void sounds(Media media, int sampleRate, int channels, Sounds taker) {
        String steps = "audioconvert ! audioresample ! audio/x-raw,format=F32LE,layout=interleaved,channels=" + channels
                + ",rate=" + sampleRate;
        play(media, steps, sample -> {
            ByteBuffer bytes = sample.getBuffer().map(false);
            var interleaved = new float[bytes.remaining() / Float.BYTES];
            bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(interleaved);
            sample.getBuffer().unmap();
            taker.take(interleaved, sample.getBuffer().getPresentationTimestamp());
        });
    }

    /** One picture for every {@code seconds}. */
    public static void pictures(Media media, int seconds, Pictures taker) {
        play(
                media,
                "videorate drop-only=true ! " + Media.UPRIGHT + " ! video/x-raw,format=RGB,framerate=1/" + seconds,
                sample -> {
                    Structure caps = sample.getCaps().getStructure(0);
                    int width = caps.getInteger("width");
                    int height = caps.getInteger("height");
                    ByteBuffer rgb = sample.getBuffer().map(false);
                    taker.take(
                            rgb,
                            width,
                            height,
                            rgb.remaining() / height,
                            sample.getBuffer().getPresentationTimestamp());
                    sample.getBuffer().unmap();
                });
    }

    private interface Taker {
        void take(Sample sample);
    }

    private static void play(Media media, String steps, Taker taker) {
        var end = new CompletableFuture<Boolean>();
        var count = new AtomicLong();
        Pipeline pipeline = (Pipeline) Gst.parseLaunch(
                "uridecodebin uri=" + media.uri() + " ! " + steps + " ! appsink name=out sync=false max-buffers=8");
        try {
            pipeline.getBus().connect((Bus.EOS) source -> end.complete(true));
            pipeline.getBus().connect((Bus.ERROR)
                    (source, code, message) -> end.completeExceptionally(new PipelineException(message)));
            AppSink sink = (AppSink) pipeline.getElementByName("out");
            sink.set("emit-signals", true);
            sink.connect((AppSink.NEW_SAMPLE) unused -> {
                Sample sample = sink.pullSample();
                try {
                    taker.take(sample);
                    count.incrementAndGet();
                    return FlowReturn.OK;
                } catch (RuntimeException e) {
                    end.completeExceptionally(e);
                    return FlowReturn.ERROR;
                } finally {
                    sample.dispose();
                }
            });
            pipeline.play();
            await(end, count);
        } catch (ExecutionException e) {
            throw new PipelineException("cannot decode " + media.file() + ": " + PipelineException.said(e), e);
        } catch (TimeoutException e) {
            throw new PipelineException(
                    "cannot decode %s: no output for %d s".formatted(media.file(), Run.PATIENCE.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted", e);
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static void await(CompletableFuture<Boolean> end, AtomicLong count)
            throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            long before = count.get();
            try {
                end.get(Run.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                if (count.get() == before) {
                    throw e;
                }
            }
        }
    }
}
