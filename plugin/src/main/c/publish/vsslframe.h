/* SPDX-License-Identifier: Apache-2.0 */
/* What vsslpublish passes to Java for every frame, in native byte order. The Java side of this layout is
 * org.vssl.element.FrameLayout; a test compares the two. */
#ifndef VSSL_FRAME_H
#define VSSL_FRAME_H

#include <gst/gst.h>

#include "common/vsslresult.h"

#define VSSL_FRAME_VERSION 1

typedef struct
{
  VsslResult result;            /* its version is VSSL_FRAME_VERSION */
  int64_t age_ns;
  int64_t stream_time_ns, pts_ns;       /* -1 when unknown */
  int32_t video_width, video_height;    /* pixels */
  char utc[40];                 /* these three UTF-8, NUL-terminated; utc is empty when unknown */
  char provider[64];
  char model[256];
} VsslFrame;

/* A time of a VsslMeta, which another element may write as GstClockTime. */
gint64 vssl_frame_nanos (const GstStructure * fields, const gchar * name,
    gint64 otherwise);

/* From the fields of a VsslMeta and the size of the picture, in pixels. */
void vssl_frame_fill (VsslFrame * frame, const GstStructure * fields,
    gint width, gint height);

#endif
