// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Caps;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What a media file holds.
 *
 * @param audio the format in which its decoded sound begins; absent without sound
 * @param durationNanos 0 when the file does not say
 */
public record Media(Path file, boolean hasVideo, Optional<SoundFormat> audio, long durationNanos) {
    /** What turns decoded pictures as they are to be seen; a phone films lying on its side and says so in the file. */
    public static final String UPRIGHT = "videoconvert ! videoflip video-direction=auto";

    private static final int PATIENCE_SECONDS = 20;

    /** Opens a file as far as needed to see its streams. */
    public static Media of(Path file) {
        refusal(file).ifPresent(why -> {
            throw new PipelineException("cannot read %s: %s; expected a media file".formatted(file, why));
        });
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

    private static Optional<String> refusal(Path file) {
        return Optional.ofNullable(
                !Files.exists(file)
                        ? "no such file"
                        : Files.isDirectory(file)
                                ? "it is a directory"
                                : Files.isReadable(file) ? null : "permission denied");
    }

    private static Media look(Path file) {
        var pipeline = new Pipeline("look");
        var found = new CompletableFuture<Boolean>();
        var hasVideo = new AtomicBoolean();
        var audio = new AtomicReference<@Nullable SoundFormat>();
        var undecoded = new ConcurrentLinkedQueue<String>();
        Element decode = ElementFactory.make("uridecodebin", "decode");
        decode.set("uri", file.toUri().toString());
        pipeline.add(decode);
        decode.connect((Element.PAD_ADDED) (element, pad) -> {
            Caps caps = pad.getCurrentCaps();
            String name =
                    (caps == null ? pad.queryCaps(null) : caps).getStructure(0).getName();
            if (name.startsWith("video/")) {
                hasVideo.set(true);
            } else if (name.startsWith("audio/")) {
                audio.compareAndSet(null, caps == null ? SoundFormat.USUAL : SoundFormat.of(caps.getStructure(0)));
            }
            Element sink = ElementFactory.make("fakesink", null);
            pipeline.add(sink);
            pad.link(sink.getStaticPad("sink"));
            sink.syncStateWithParent();
        });
        decode.connect((Element.NO_MORE_PADS) element -> found.complete(true));
        pipeline.getBus().connect((Bus.ERROR)
                (source, code, message) -> found.completeExceptionally(new PipelineException(message)));
        pipeline.getBus().connect((Bus.MESSAGE) (bus, message) -> {
            if (message.getType() == MessageType.ELEMENT
                    && message.getStructure().getName().equals("missing-plugin")) {
                undecoded.add(message.getStructure().getString("name"));
            }
        });
        try {
            pipeline.setState(State.PAUSED);
            found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (audio.get() == null && !undecoded.isEmpty()) {
                throw new PipelineException(
                        "cannot decode %s: no decoder for %s".formatted(file, String.join(", ", undecoded)));
            }
            return new Media(
                    file,
                    hasVideo.get(),
                    Optional.ofNullable(audio.get()),
                    Math.max(0, pipeline.queryDuration(TimeUnit.NANOSECONDS)));
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

    public boolean hasAudio() {
        return audio.isPresent();
    }

    /** The format of its sound; the usual one without sound. */
    public SoundFormat sound() {
        return audio.orElse(SoundFormat.USUAL);
    }

    public String uri() {
        return file.toUri().toString();
    }
}
