// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import org.jspecify.annotations.Nullable;

/** The C functions behind {@link MetaReader}, each under its own name; gst1-java-core knows no custom meta. */
interface MetaApi extends Library {
    MetaApi GST = Native.load("gstreamer-1.0", MetaApi.class);

    @Nullable
    Pointer gst_buffer_get_custom_meta(Pointer buffer, String name);

    Pointer gst_custom_meta_get_structure(Pointer meta);

    @Nullable
    String gst_structure_get_string(Pointer structure, String field);

    boolean gst_structure_get_double(Pointer structure, String field, DoubleByReference value);

    boolean gst_structure_get_int(Pointer structure, String field, IntByReference value);

    boolean gst_structure_get_int64(Pointer structure, String field, LongByReference value);

    @Nullable
    Pointer gst_structure_get_value(Pointer structure, String field);

    int gst_value_array_get_size(Pointer array);

    Pointer gst_value_array_get_value(Pointer array, int index);

    Pointer gst_value_get_structure(Pointer value);

    long gst_buffer_extract(Pointer buffer, long offset, byte[] into, long size);

    /** GObject's part. */
    interface GObjectApi extends Library {
        GObjectApi GOBJECT = Native.load("gobject-2.0", GObjectApi.class);

        @Nullable
        Pointer g_value_get_boxed(Pointer value);
    }
}
