// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.State;

/**
 * What a media file holds.
 *
 * @param durationNanos 0 when the file does not say
 */
public record Media(Path file, boolean hasVideo, boolean hasAudio, long durationNanos) {
    /** What turns decoded pictures as they are to be seen; a phone films lying on its side and says so in the file. */
    public static final String UPRIGHT = "videoconvert ! videoflip video-direction=auto";

    private static final int PATIENCE_SECONDS = 20;

    /** Opens a file as far as needed to see its streams. */
    public static Media of(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new PipelineException("cannot read " + file + ": expected a media file");
        }
        Gstreamer.start();
        Container.refusal(file, PATIENCE_SECONDS).ifPresent(why -> {
            throw new PipelineException(undecoded(file, why));
        });
        return look(file);
    }

    /** The same, and refuses a file without video; {@code needed} says in an error what it should have been. */
    public static Media video(Path file, String needed) {
        Media media = of(file);
        if (!media.hasVideo()) {
            throw new PipelineException("%s contains no video; expected %s".formatted(file, needed));
        }
        return media;
    }

    private static Media look(Path file) {
        var pipeline = new Pipeline("look");
        var found = new CompletableFuture<Boolean>();
        var seen = new boolean[2];
        Element decode = ElementFactory.make("uridecodebin", "decode");
        decode.set("uri", file.toUri().toString());
        pipeline.add(decode);
        decode.connect((Element.PAD_ADDED) (element, pad) -> {
            String name = pad.getCurrentCaps() == null
                    ? pad.queryCaps(null).getStructure(0).getName()
                    : pad.getCurrentCaps().getStructure(0).getName();
            seen[0] |= name.startsWith("video/");
            seen[1] |= name.startsWith("audio/");
            Element sink = ElementFactory.make("fakesink", null);
            pipeline.add(sink);
            pad.link(sink.getStaticPad("sink"));
            sink.syncStateWithParent();
        });
        decode.connect((Element.NO_MORE_PADS) element -> found.complete(true));
        pipeline.getBus().connect((Bus.ERROR)
                (source, code, message) -> found.completeExceptionally(new PipelineException(message)));
        try {
            pipeline.setState(State.PAUSED);
            found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Media(file, seen[0], seen[1], Math.max(0, pipeline.queryDuration(TimeUnit.NANOSECONDS)));
        } catch (TimeoutException unanswered) {
            throw new PipelineException(
                    undecoded(file, "no streams were found within %d s".formatted(PATIENCE_SECONDS)), unanswered);
        } catch (ExecutionException e) {
            throw new PipelineException(undecoded(file, PipelineException.said(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted", e);
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static String undecoded(Path file, String why) {
        return "cannot decode %s: %s; expected a complete media file".formatted(file, withoutStop(why));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    public String uri() {
        return file.toUri().toString();
    }
}
