/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslpaint.h"

#include <math.h>
#include <string.h>

#define LEVELS 256

/* Anchors of the colour map "inferno" (Smith and van der Walt, CC0): perceptually uniform, safe for colour-blind eyes. */
static const guint8 INFERNO[][3] = { {87, 16, 110}, {136, 34, 106},
{188, 55, 84}, {227, 89, 51}, {249, 140, 10}, {249, 201, 50}, {252, 255, 164}
};

VsslColour
vssl_colour (const GstVideoInfo * info, guint8 red, guint8 green, guint8 blue)
{
  VsslColour colour = { {0, 0, 0, 255} };
  gdouble kr = 0.2126, kb = 0.0722, y, u, v;

  if (GST_VIDEO_INFO_IS_RGB (info)) {
    colour.component[0] = red;
    colour.component[1] = green;
    colour.component[2] = blue;
    return colour;
  }
  gst_video_color_matrix_get_Kr_Kb (info->colorimetry.matrix, &kr, &kb);
  y = kr * red + (1 - kr - kb) * green + kb * blue;
  u = (blue - y) / (2 * (1 - kb));
  v = (red - y) / (2 * (1 - kr));
  if (info->colorimetry.range != GST_VIDEO_COLOR_RANGE_0_255) {
    y = 16 + y * 219 / 255;
    u *= 224.0 / 255;
    v *= 224.0 / 255;
  }
  colour.component[0] = (guint8) CLAMP (lround (y), 0, 255);
  colour.component[1] = (guint8) CLAMP (lround (u + 128), 0, 255);
  colour.component[2] = (guint8) CLAMP (lround (v + 128), 0, 255);
  return colour;
}

static guint
components (const GstVideoFrame * frame)
{
  return MIN (3, GST_VIDEO_FRAME_N_COMPONENTS (frame));
}

void
vssl_paint_rectangle (GstVideoFrame * frame, gint x, gint y, gint width,
    gint height, VsslColour colour, gint alpha)
{
  const GstVideoFormatInfo *format = frame->info.finfo;
  gint left = CLAMP (x, 0, GST_VIDEO_FRAME_WIDTH (frame));
  gint right = CLAMP (x + width, 0, GST_VIDEO_FRAME_WIDTH (frame));
  gint top = CLAMP (y, 0, GST_VIDEO_FRAME_HEIGHT (frame));
  gint bottom = CLAMP (y + height, 0, GST_VIDEO_FRAME_HEIGHT (frame));
  guint c;

  for (c = 0; c < components (frame); c++) {
    gint step = GST_VIDEO_FRAME_COMP_PSTRIDE (frame, c);
    gint w_sub = format->w_sub[c], h_sub = format->h_sub[c];
    gint row, i;

    for (row = top >> h_sub; row < (bottom + (1 << h_sub) - 1) >> h_sub; row++) {
      guint8 *line = (guint8 *) GST_VIDEO_FRAME_COMP_DATA (frame, c)
          + row * GST_VIDEO_FRAME_COMP_STRIDE (frame, c);
      for (i = left >> w_sub; i < (right + (1 << w_sub) - 1) >> w_sub; i++)
        line[i * step] = (guint8) (line[i * step] + (((colour.component[c]
                        - line[i * step]) * alpha) >> 8));
    }
  }
}

void
vssl_paint_frame (GstVideoFrame * frame, gint x, gint y, gint width,
    gint height, gint thickness, VsslColour colour)
{
  vssl_paint_rectangle (frame, x, y, width, thickness, colour, 256);
  vssl_paint_rectangle (frame, x, y + height - thickness, width, thickness,
      colour, 256);
  vssl_paint_rectangle (frame, x, y, thickness, height, colour, 256);
  vssl_paint_rectangle (frame, x + width - thickness, y, thickness, height,
      colour, 256);
}

/* Colour and strength of every level, in the components of the frame. */
typedef struct
{
  guint8 colour[3][LEVELS];
  gint alpha[LEVELS];           /* 0..256 */
} Ramp;

static void
make_ramp (const GstVideoInfo * info, gdouble strength, Ramp * ramp)
{
  gint last = (gint) G_N_ELEMENTS (INFERNO) - 1;
  gint level, c;

  for (level = 0; level < LEVELS; level++) {
    gdouble at = (gdouble) level / (LEVELS - 1);
    gint anchor = MIN ((gint) (at * last), last - 1);
    gdouble part = at * last - anchor;
    guint8 rgb[3];
    VsslColour colour;

    for (c = 0; c < 3; c++)
      rgb[c] = (guint8) lround (INFERNO[anchor][c] * (1 - part)
          + INFERNO[anchor + 1][c] * part);
    colour = vssl_colour (info, rgb[0], rgb[1], rgb[2]);
    for (c = 0; c < 3; c++)
      ramp->colour[c][level] = colour.component[c];
    ramp->alpha[level] = (gint) lround (256 * strength * MIN (1, at * 1.6));
  }
}

/* A heatmap spread over the pixels of a picture, in levels with 8 fractional bits. */
typedef struct
{
  gint *levels;                 /* of every cell */
  gint cells_x, cells_y;
  gint width, height;           /* pixels */
  gint *cell_of, *part_of;      /* where a pixel of a row lies between two cells */
  gint *row;                    /* cells between two rows of them */
} Spread;

/* Where a pixel lies between the centres of two cells: the first of them and 8 bits of the way. */
static inline void
between (gint pixel, gint pixels, gint cells, gint * cell, gint * part)
{
  gint64 at = ((gint64) (2 * pixel + 1) * cells * 128) / pixels - 128;

  at = CLAMP (at, 0, (gint64) (cells - 1) << 8);
  *cell = MIN ((gint) (at >> 8), MAX (cells - 2, 0));
  *part = cells > 1 ? (gint) at - (*cell << 8) : 0;
}

/* What is not a number is cold. */
static inline gdouble
strength_of (gdouble heat)
{
  return heat > 0 ? MIN (heat, 1) : 0;
}

/* Level 0 up to low, the last level from low + span on; rounded down, or to the nearest with half a level more. */
static void
spread_init (Spread * spread, const GstVideoFrame * frame, const gfloat * heat,
    gint cells_x, gint cells_y, gdouble low, gdouble span, gint half)
{
  gint i;

  spread->cells_x = cells_x;
  spread->cells_y = cells_y;
  spread->width = GST_VIDEO_FRAME_WIDTH (frame);
  spread->height = GST_VIDEO_FRAME_HEIGHT (frame);
  spread->levels = g_new (gint, cells_x * cells_y);
  spread->cell_of = g_new (gint, spread->width);
  spread->part_of = g_new (gint, spread->width);
  spread->row = g_new (gint, cells_x + 1);
  for (i = 0; i < cells_x * cells_y; i++)
    spread->levels[i] = (gint) (strength_of ((heat[i] - low) / span)
        * ((LEVELS - 1) << 8)) + half;
  for (i = 0; i < spread->width; i++)
    between (i, spread->width, cells_x, &spread->cell_of[i],
        &spread->part_of[i]);
}

static void
spread_clear (Spread * spread)
{
  g_free (spread->levels);
  g_free (spread->cell_of);
  g_free (spread->part_of);
  g_free (spread->row);
}

/* The level of each pixel of one row; FALSE, and nothing written, when all are 0. */
static gboolean
spread_row (Spread * spread, gint row, guint8 * out)
{
  gint cells_x = spread->cells_x, first, part, i, most = 0;
  gint *cells = spread->row;
  const gint *above, *below;

  between (row, spread->height, spread->cells_y, &first, &part);
  above = spread->levels + first * cells_x;
  below = spread->cells_y > 1 ? above + cells_x : above;
  for (i = 0; i < cells_x; i++) {
    cells[i] = above[i] + (((below[i] - above[i]) * part) >> 8);
    most = MAX (most, cells[i]);
  }
  cells[cells_x] = cells[cells_x - 1];
  if (most >> 8 == 0)
    return FALSE;
  for (i = 0; i < spread->width; i++) {
    gint from = cells[spread->cell_of[i]];
    out[i] = (guint8) ((from + (((cells[spread->cell_of[i] + 1] - from)
                    * spread->part_of[i]) >> 8)) >> 8);
  }
  return TRUE;
}

static void
blend_row (GstVideoFrame * frame, guint c, gint row, const guint8 * level,
    gint width, const Ramp * ramp)
{
  gint w_sub = frame->info.finfo->w_sub[c];
  gint step = GST_VIDEO_FRAME_COMP_PSTRIDE (frame, c);
  gint count = (width + (1 << w_sub) - 1) >> w_sub;
  guint8 *value = (guint8 *) GST_VIDEO_FRAME_COMP_DATA (frame, c)
      + row * GST_VIDEO_FRAME_COMP_STRIDE (frame, c);
  gint i;

  for (i = 0; i < count; i++, value += step) {
    gint at = level[i << w_sub];
    if (at)
      *value = (guint8) (*value + (((ramp->colour[c][at] - *value)
                  * ramp->alpha[at]) >> 8));
  }
}

void
vssl_paint_heat (GstVideoFrame * frame, const gfloat * heat, gint cells_x,
    gint cells_y, gdouble threshold, gdouble peak, gdouble alpha)
{
  gdouble low = threshold - VSSL_HEAT_MARGIN;
  gint width = GST_VIDEO_FRAME_WIDTH (frame);
  g_autofree guint8 *level = g_new (guint8, width + 2);
  Spread spread;
  Ramp ramp;
  gint row;
  guint c;

  make_ramp (&frame->info, alpha, &ramp);
  spread_init (&spread, frame, heat, cells_x, cells_y, low,
      MAX (peak - low, VSSL_HEAT_MARGIN), 0);
  for (row = 0; row < spread.height; row++) {
    if (!spread_row (&spread, row, level))
      continue;
    level[width] = level[width + 1] = level[width - 1];
    for (c = 0; c < components (frame); c++) {
      gint h_sub = frame->info.finfo->h_sub[c];
      if ((row & ((1 << h_sub) - 1)) == 0)
        blend_row (frame, c, row >> h_sub, level, width, &ramp);
    }
  }
  spread_clear (&spread);
}

void
vssl_paint_heat_grey (GstVideoFrame * frame, const gfloat * heat, gint cells_x,
    gint cells_y)
{
  Spread spread;
  gint row;

  spread_init (&spread, frame, heat, cells_x, cells_y, 0, 1, 1 << 7);
  for (row = 0; row < spread.height; row++)
    spread_row (&spread, row, (guint8 *) GST_VIDEO_FRAME_COMP_DATA (frame, 0)
        + row * GST_VIDEO_FRAME_COMP_STRIDE (frame, 0));
  spread_clear (&spread);
}
