// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.freedesktop.gstreamer.Buffer;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.FlowReturn;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.GstException;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.PadProbeReturn;
import org.freedesktop.gstreamer.PadProbeType;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.Structure;
import org.freedesktop.gstreamer.elements.AppSink;
import org.freedesktop.gstreamer.event.EOSEvent;
import org.freedesktop.gstreamer.message.MessageType;
import org.vssl.result.FrameResult;

/** Runs one launch line to its end. A line that stands still for longer than the patience with it is given up. */
public final class Run implements AutoCloseable {
    /** Longest time without any frame, progress or end, unless another is set. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pipeline pipeline;
    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong lastFrame = new AtomicLong();
    private Duration patience = PATIENCE;
    private Optional<Path> written = Optional.empty();
    /** As of the last tick; any thread may ask. */
    private volatile long progress;
    /** Held as long as their probes are to be called. */
    private final List<Pad> probed = new ArrayList<>();

    private Run(Pipeline pipeline) {
        this.pipeline = pipeline;
        Bus bus = pipeline.getBus();
        bus.connect((Bus.EOS) source -> end.complete(frames.get()));
        bus.connect((Bus.ERROR) (source, code, message) -> end.completeExceptionally(new PipelineException(message)));
    }

    /** Takes what comes out of the appsink {@code frames}; called on a streaming thread. */
    public interface Frames {
        /** One report, and the picture's bytes as the line's caps say; valid during the call. */
        void take(FrameResult report, ByteBuffer picture, int width, int height);
    }

    /** Parses a launch line. */
    public static Run of(String line) {
        Gstreamer.start();
        try {
            if (Gst.parseLaunch(line) instanceof Pipeline pipeline) {
                return new Run(pipeline);
            }
            throw new PipelineException("not a pipeline: " + line);
        } catch (GstException e) {
            throw new PipelineException(e.getMessage() + ", in: " + line, e);
        }
    }

    /** Gives every buffer of the appsink named {@code frames} to {@code frames}. */
    public Run frames(Frames taker) {
        AppSink sink = (AppSink) pipeline.getElementByName("frames");
        sink.set("emit-signals", true);
        sink.connect((AppSink.NEW_SAMPLE) unused -> {
            Sample sample = sink.pullSample();
            try {
                give(sample, taker);
                return FlowReturn.OK;
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
                return FlowReturn.ERROR;
            } finally {
                sample.dispose();
            }
        });
        return this;
    }

    /** Takes how long a buffer stayed between the pads of an element; called on a streaming thread. */
    public interface Stays {
        /** The time that passed, and the time of it that the thread had a processor. */
        void take(long nanos, long processorNanos);
    }

    /** Receives how long each buffer stays between the pads of an element. */
    public Run stays(String element, Stays taker) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Element watched = pipeline.getElementByName(element);
        Pad in = watched.getStaticPad("sink");
        Pad out = watched.getStaticPad("src");
        var entered = new long[2];
        in.addProbe(PadProbeType.BUFFER, (pad, info) -> {
            entered[1] = threads.getCurrentThreadCpuTime();
            entered[0] = System.nanoTime();
            return PadProbeReturn.OK;
        });
        out.addProbe(PadProbeType.BUFFER, (pad, info) -> {
            long nanos = System.nanoTime() - entered[0];
            taker.take(nanos, threads.getCurrentThreadCpuTime() - entered[1]);
            frames.incrementAndGet();
            return PadProbeReturn.OK;
        });
        probed.addAll(List.of(in, out));
        return this;
    }

    /** Waits so long for a line that stands still, as a live one does until somebody sends. */
    public Run patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** A file that grows is progress too: a muxer may copy a whole film after the last frame. */
    public Run writing(Path file) {
        written = Optional.of(file);
        return this;
    }

    /** A number that changes as long as something comes out of the line; about four times a second. */
    public long progress() {
        return progress;
    }

    /** Takes what elements warn of; called on a thread of the bus. */
    public Run warnings(Consumer<String> taker) {
        pipeline.getBus().connect((Bus.WARNING) (source, code, message) -> taker.accept(message));
        return this;
    }

    /** Takes the messages of elements as text; called on a thread of the bus. */
    public Run messages(Consumer<String> taker) {
        pipeline.getBus().connect((Bus.MESSAGE) (bus, message) -> {
            if (message.getType() == MessageType.ELEMENT) {
                taker.accept(message.getStructure().toString());
            }
        });
        return this;
    }

    /** What an element counts. */
    public long counter(String element, String property) {
        return (Long) pipeline.getElementByName(element).get(property);
    }

    private void give(Sample sample, Frames taker) {
        Buffer buffer = sample.getBuffer();
        Structure caps = sample.getCaps().getStructure(0);
        int width = caps.getInteger("width");
        int height = caps.getInteger("height");
        FrameResult report = MetaReader.read(buffer, width, height);
        ByteBuffer picture = buffer.map(false);
        try {
            taker.take(report, picture, width, height);
        } finally {
            buffer.unmap();
        }
        lastFrame.set(report.times().shownNanos());
        frames.incrementAndGet();
    }

    /** Stream position in nanoseconds. */
    public long position() {
        return Math.max(0, pipeline.queryPosition(TimeUnit.NANOSECONDS));
    }

    /** Stream time of the last frame that was given; the position where none is. In nanoseconds. */
    public long reached() {
        return Math.max(lastFrame.get(), frames.get() > 0 ? 0 : position());
    }

    /** Ends the stream early: what was written so far becomes a whole file. */
    public void finish() {
        pipeline.sendEvent(new EOSEvent());
    }

    /** Plays to the end; {@code tick} is called about four times a second. Returns the frames counted. */
    public long play(Runnable tick) {
        pipeline.play();
        long last = -1;
        long since = System.nanoTime();
        while (true) {
            try {
                return end.get(250, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tick.run();
                progress = frames.get()
                        + position()
                        + written.map(file -> file.toFile().length()).orElse(0L);
                if (progress != last) {
                    last = progress;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    throw new PipelineException(
                            "the pipeline produced no output for " + patience.toSeconds() + " s", e);
                }
            } catch (ExecutionException e) {
                throw new PipelineException(PipelineException.said(e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PipelineException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        pipeline.stop();
        pipeline.dispose();
    }
}
