// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.FlowReturn;
import org.freedesktop.gstreamer.Format;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.elements.AppSink;
import org.freedesktop.gstreamer.event.SeekFlags;

/**
 * The first frame of a video at or after a time. A sink may preroll with a gap, where the pictures of a file begin late,
 * so it is the first buffer that is waited for, not the preroll.
 */
final class FirstFrame {
    private static final int PATIENCE_SECONDS = 20;

    private FirstFrame() {}

    /** {@code line} follows the decoded pictures; {@code reader} is called on a streaming thread. */
    static <T> T read(Media media, long atNanos, String line, Function<Sample, T> reader) {
        Pipeline pipeline = (Pipeline) Gst.parseLaunch("uridecodebin uri=" + media.uri() + " ! " + Media.UPRIGHT + line
                + " ! appsink name=frame sync=false max-buffers=1 emit-signals=true");
        var first = new CompletableFuture<T>();
        AppSink sink = (AppSink) pipeline.getElementByName("frame");
        Bus bus = pipeline.getBus();
        bus.connect((Bus.ERROR) (source, code, message) ->
                first.completeExceptionally(new PipelineException(undecoded(media, message))));
        bus.connect((Bus.EOS) source ->
                first.completeExceptionally(new PipelineException(undecoded(media, "no frame could be decoded"))));
        try {
            pipeline.setState(State.PAUSED);
            pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (atNanos > 0) {
                pipeline.seekSimple(Format.TIME, EnumSet.of(SeekFlags.FLUSH, SeekFlags.ACCURATE), atNanos);
                pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            sink.connect((AppSink.NEW_SAMPLE) unused -> {
                Sample sample = sink.pullSample();
                try {
                    first.complete(reader.apply(sample));
                } catch (RuntimeException e) {
                    first.completeExceptionally(e);
                } finally {
                    sample.dispose();
                }
                return FlowReturn.EOS;
            });
            pipeline.setState(State.PLAYING);
            return first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new PipelineException(
                    undecoded(media, "no frame could be decoded within %d s".formatted(PATIENCE_SECONDS)), e);
        } catch (ExecutionException e) {
            throw new PipelineException(PipelineException.said(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted", e);
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static String undecoded(Media media, String why) {
        return "cannot decode " + media.file() + ": " + why;
    }
}
