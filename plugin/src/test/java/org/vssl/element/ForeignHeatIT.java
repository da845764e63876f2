// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.PadProbeReturn;
import org.freedesktop.gstreamer.PadProbeType;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Version;
import org.freedesktop.gstreamer.glib.Natives;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any element may write into a VsslMeta; here one says 400 by 400 cells of heat that has 4 by 4. */
@DisplayName("The element vsslreframe with heat that is smaller than its fields say")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForeignHeatIT {
    /** GLib's number for the type of a {@code gint}. */
    private static final NativeLong INT = new NativeLong(6 << 2);

    @Test
    void leavesItOut() throws Exception {
        Gst.init(Version.of(1, 22), "test");
        NativeLibrary gst = NativeLibrary.getInstance("gstreamer-1.0");
        var ends = new LinkedBlockingQueue<String>();
        Queue<Boolean> hasHeat = new ConcurrentLinkedQueue<>();
        try (var pipeline = (Pipeline) Gst.parseLaunch("videotestsrc num-buffers=10 pattern=green !"
                + " video/x-raw,format=I420,width=320,height=180,framerate=25/1 ! vssl name=v model=" + Launch.TINY
                + " ! vsslreframe name=r ! fakesink " + Launch.SOUND + " ! v.audio_sink")) {
            Pad sink = pipeline.getElementByName("r").getStaticPad("sink");
            Pad src = pipeline.getElementByName("r").getStaticPad("src");
            onFields(
                    sink,
                    gst,
                    fields -> gst.getFunction("gst_structure_set")
                            .invokeVoid(new Object[] {fields, "heat_width", INT, 400, "heat_height", INT, 400, null}));
            onFields(
                    src,
                    gst,
                    fields -> hasHeat.add(
                            gst.getFunction("gst_structure_has_field").invokeInt(new Object[] {fields, "heat"}) != 0));
            pipeline.getBus().connect((Bus.EOS) source -> ends.add("end"));
            pipeline.getBus().connect((Bus.ERROR) (source, code, message) -> ends.add(message));
            pipeline.play();

            assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo("end");
            assertThat(hasHeat).hasSize(10).containsOnly(false);
            pipeline.stop();
        }
    }

    private static void onFields(Pad pad, NativeLibrary gst, Consumer<Pointer> taker) {
        pad.addProbe(PadProbeType.BUFFER, (unused, info) -> {
            Pointer meta = gst.getFunction("gst_buffer_get_custom_meta")
                    .invokePointer(new Object[] {Natives.getRawPointer(info.getBuffer()), "VsslMeta"});
            taker.accept(gst.getFunction("gst_custom_meta_get_structure").invokePointer(new Object[] {meta}));
            return PadProbeReturn.OK;
        });
    }
}
