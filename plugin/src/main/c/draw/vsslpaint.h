/* SPDX-License-Identifier: Apache-2.0 */
/* Painting into the planes of any 8-bit video frame, component by component: no copy, no conversion. */
#ifndef VSSL_PAINT_H
#define VSSL_PAINT_H

#include <gst/video/video.h>

G_BEGIN_DECLS

#define VSSL_PAINT_FORMATS "{ I420, YV12, NV12, NV21, YUY2, UYVY, Y42B, Y444, AYUV, " \
    "RGB, BGR, RGBx, BGRx, xRGB, xBGR, RGBA, BGRA, ARGB, ABGR, GRAY8 }"

typedef struct
{
  guint8 component[4];          /* value of each component of the frame's format */
} VsslColour;

VsslColour vssl_colour (const GstVideoInfo * info, guint8 red, guint8 green,
    guint8 blue);

/* Fills a rectangle, clipped to the frame; alpha 0..256. */
void vssl_paint_rectangle (GstVideoFrame * frame, gint x, gint y, gint width,
    gint height, VsslColour colour, gint alpha);

void vssl_paint_frame (GstVideoFrame * frame, gint x, gint y, gint width,
    gint height, gint thickness, VsslColour colour);

/* Capitals, digits and a few signs, 5x7 dots of dot x dot pixels each; returns the width painted. */
gint vssl_paint_text (GstVideoFrame * frame, gint x, gint y, gint dot,
    VsslColour colour, const gchar * text);
gint vssl_text_width (gint dot, const gchar * text);

/* Blends a heatmap, interpolated: invisible up to threshold - VSSL_HEAT_MARGIN, strongest from peak on. */
#define VSSL_HEAT_MARGIN 0.06
void vssl_paint_heat (GstVideoFrame * frame, const gfloat * heat, gint width,
    gint height, gdouble threshold, gdouble peak, gdouble alpha);

/* Draws a heatmap, interpolated, into a black GRAY8 frame: 0 and below stays black, 1 is white. */
void vssl_paint_heat_grey (GstVideoFrame * frame, const gfloat * heat,
    gint width, gint height);

G_END_DECLS
#endif
