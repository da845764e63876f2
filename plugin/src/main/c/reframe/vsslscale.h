/* SPDX-License-Identifier: Apache-2.0 */
/* Crops and scales a frame in one pass, to sub-pixels, in its own format. */
#ifndef VSSL_SCALE_H
#define VSSL_SCALE_H

#include <gst/video/video.h>

#include "common/vsslpart.h"
#include "vsslstretch.h"

G_BEGIN_DECLS

/* Memory kept from frame to frame. Zero it first. */
typedef struct
{
  gint *first;
  guint16 *weights;
  guint16 *sum;
  VsslEight *eights;
  guint8 *row;
  gsize outs, taps, bytes;
} VsslScaler;

void vssl_scaler_clear (VsslScaler * scaler);

/* Fills the frame with a part of another one of the same format; the part is in pixels and lies in the picture. */
void vssl_scale (VsslScaler * scaler, const GstVideoFrame * from,
    GstVideoFrame * to, const VsslPart * part);

G_END_DECLS
#endif
