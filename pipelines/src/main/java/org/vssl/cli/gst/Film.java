// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.gstreamer.Buffer;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.FlowReturn;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.elements.AppSrc;

/** Writes drawn pictures and a WAV file as an MP4. */
public final class Film {
    private Film() {}

    /** Draws the picture of a frame; called in order. */
    public interface Painter {
        /** Draws into a cleared picture. */
        void paint(int frame, BufferedImage picture);
    }

    /** Writes {@code frames} pictures. */
    public static void write(
            Path out, Path wav, int width, int height, int framesPerSecond, int frames, Painter painter) {
        Gstreamer.start();
        var end = new CompletableFuture<Boolean>();
        Pipeline pipeline = (Pipeline) Gst.parseLaunch("appsrc name=pictures format=time block=true max-bytes=20000000"
                + " caps=video/x-raw,format=BGRx,width=" + width + ",height=" + height + ",framerate=" + framesPerSecond
                + "/1 ! videoconvert ! video/x-raw,format=I420 ! x264enc speed-preset=veryfast bitrate=3000"
                + " rc-lookahead=10 ! h264parse ! queue ! mux. filesrc name=sound"
                + " ! wavparse ! audioconvert ! avenc_aac ! aacparse ! queue max-size-time=0 max-size-bytes=0"
                + " max-size-buffers=0 ! mux. mp4mux name=mux faststart=true ! filesink name=out");
        pipeline.getElementByName("sound").set("location", wav.toString());
        pipeline.getElementByName("out").set("location", out.toString());
        try {
            pipeline.getBus().connect((Bus.EOS) source -> end.complete(true));
            pipeline.getBus().connect((Bus.ERROR)
                    (source, code, message) -> end.completeExceptionally(new PipelineException(message)));
            pipeline.play();
            AppSrc pictures = (AppSrc) pipeline.getElementByName("pictures");
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int frame = 0; frame < frames && !end.isDone(); frame++) {
                painter.paint(frame, picture);
                push(pictures, picture, frame, framesPerSecond);
            }
            pictures.endOfStream();
            end.get(120, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PipelineException("cannot write " + out + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted", e);
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static void push(AppSrc pictures, BufferedImage picture, int frame, int framesPerSecond) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        var buffer = new Buffer(pixels.length * Integer.BYTES);
        ByteBuffer bytes = buffer.map(true);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(pixels);
        buffer.unmap();
        buffer.setPresentationTimestamp(frame * 1_000_000_000L / framesPerSecond);
        buffer.setDuration(1_000_000_000L / framesPerSecond);
        if (pictures.pushBuffer(buffer) != FlowReturn.OK) {
            throw new PipelineException("the encoder accepts no more frames");
        }
    }
}
