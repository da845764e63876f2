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
import org.jspecify.annotations.Nullable;

/**
 * What a media file holds.
 *
 * @param durationNanos 0 when the file does not say
 */
public record Media(Path file, boolean hasVideo, boolean hasAudio, long durationNanos) {
    /** Of two looks: decodebin may swallow an error that a demuxer posts while it is being added, and then waits forever. */
    private static final int[] PATIENCE_SECONDS = {4, 20};

    /** Opens a file as far as needed to see its streams. */
    public static Media of(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new PipelineException("cannot read " + file + ": needed is a media file");
        }
        Gstreamer.start();
        for (int seconds : PATIENCE_SECONDS) {
            Media media = look(file, seconds);
            if (media != null) {
                return media;
            }
        }
        throw new PipelineException(undecoded(
                file, "it gave no streams within %d s, then %d s".formatted(PATIENCE_SECONDS[0], PATIENCE_SECONDS[1])));
    }

    /** Null where nothing answered in time. */
    private static @Nullable Media look(Path file, int seconds) {
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
            found.get(seconds, TimeUnit.SECONDS);
            pipeline.getState(PATIENCE_SECONDS[1], TimeUnit.SECONDS);
            return new Media(file, seen[0], seen[1], Math.max(0, pipeline.queryDuration(TimeUnit.NANOSECONDS)));
        } catch (TimeoutException unanswered) {
            return null;
        } catch (ExecutionException e) {
            String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new PipelineException(undecoded(file, withoutStop(String.valueOf(said))), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted", e);
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static String undecoded(Path file, String why) {
        return "cannot decode %s: %s; needed is a whole media file".formatted(file, why);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    public String uri() {
        return file.toUri().toString();
    }
}
