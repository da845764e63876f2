// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Caps;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.ElementFactory.ListType;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.PadDirection;
import org.freedesktop.gstreamer.PadPresence;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.PluginFeature.Rank;
import org.freedesktop.gstreamer.State;

/**
 * What the demuxer of a file says of it, asked without decodebin. While decodebin adds a demuxer it holds the demuxer's
 * errors back; one that comes just before it stops doing so is lost, and decodebin waits for streams forever.
 */
final class Container {
    private Container() {}

    /** Why the demuxer refuses the file; empty where it opens it, where there is no demuxer for it, and after {@code seconds}. */
    static Optional<String> refusal(Path file, int seconds) {
        return demuxer(file, seconds).flatMap(demuxer -> refusal(file, demuxer, seconds));
    }

    /** The one that decodebin would take first, if its streams come and go. */
    private static Optional<ElementFactory> demuxer(Path file, int seconds) {
        Pipeline pipeline = (Pipeline) Gst.parseLaunch("filesrc name=in ! typefind name=type ! fakesink");
        pipeline.getElementByName("in").set("location", file.toString());
        try {
            pipeline.setState(State.PAUSED);
            pipeline.getState(seconds, TimeUnit.SECONDS);
            Caps caps = pipeline.getElementByName("type").getStaticPad("src").getCurrentCaps();
            return caps == null
                    ? Optional.empty()
                    : ElementFactory.listGetElementsFilter(
                                    ListType.DEMUXER, Rank.MARGINAL, caps, PadDirection.SINK, true)
                            .stream()
                            .filter(Container::isOfChangingStreams)
                            .findFirst();
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static boolean isOfChangingStreams(ElementFactory factory) {
        return factory.getStaticPadTemplates().stream()
                .filter(template -> template.getDirection() == PadDirection.SRC)
                .allMatch(template -> template.getPresence() == PadPresence.SOMETIMES);
    }

    private static Optional<String> refusal(Path file, ElementFactory factory, int seconds) {
        var pipeline = new Pipeline("container");
        var said = new CompletableFuture<Optional<String>>();
        Element source = ElementFactory.make("filesrc", "in");
        source.set("location", file.toString());
        Element demuxer = factory.create("demuxer");
        pipeline.addMany(source, demuxer);
        source.link(demuxer);
        demuxer.connect((Element.PAD_ADDED) (element, pad) -> said.complete(Optional.empty()));
        pipeline.getBus().connect((Bus.ERROR) (element, code, message) -> said.complete(Optional.of(message)));
        try {
            pipeline.setState(State.PAUSED);
            return said.completeOnTimeout(Optional.empty(), seconds, TimeUnit.SECONDS)
                    .join();
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }
}
