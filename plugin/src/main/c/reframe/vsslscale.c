/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslscale.h"

#include <math.h>
#include <string.h>

#include "vsslblend.h"

/* A triangle as wide as a pixel of the larger picture: linear interpolation when enlarging, and no aliasing when
 * reducing. Rows are blended first, then each row's pixels. Where the scale is 1 all pixels share their weights and many
 * are done at once; where in addition the part lies on whole pixels, rows are copied. */

#define ONE 256                 /* weights of a pixel sum up to this */
#define SAME 1e-6               /* a scale so near to 1 is 1 */
#define WIDEST 16.0             /* samples each way at most: beyond, some are left out */
#define MOST_TAPS 32

/* Samples of a plane that lie in a row with equal steps and share their positions. */
typedef struct
{
  gint offset, step, channels;  /* bytes */
  gint count_from, count_to;    /* samples in a row */
  gdouble start;
} Lane;

/* Weights of the samples that make one sample of the result. */
typedef struct
{
  gint taps;
  gdouble scale;
} Filter;

/* The first samples of a row, each between one of the plane and the one after it. */
typedef struct
{
  gint count, offset;           /* samples; bytes */
  gint weight;                  /* of the one after it, of VSSL_BLEND_ONE */
} Shift;

void
vssl_scaler_clear (VsslScaler * scaler)
{
  g_free (scaler->first);
  g_free (scaler->weights);
  g_free (scaler->sum);
  g_free (scaler->eights);
  g_free (scaler->row);
  memset (scaler, 0, sizeof *scaler);
}

static void
reserve (VsslScaler * scaler, gsize outs, gsize taps, gsize bytes)
{
  if (scaler->outs >= outs && scaler->taps >= taps && scaler->bytes >= bytes)
    return;
  vssl_scaler_clear (scaler);
  scaler->outs = outs;
  scaler->taps = taps;
  scaler->bytes = bytes;
  scaler->first = g_new (gint, outs);
  scaler->weights = g_new (guint16, outs * taps);
  scaler->sum = g_new (guint16, bytes);
  scaler->eights = g_new (VsslEight, outs / 8);
  scaler->row = g_new (guint8, bytes);
}

static gdouble
support_of (gdouble scale)
{
  return CLAMP (scale, 1, WIDEST);
}

static gint
taps_of (gdouble scale, gint count)
{
  return MIN (count, (gint) ceil (2 * support_of (scale)));
}

static Filter
filter_of (gdouble length, gint length_to, gint count)
{
  gdouble scale = length / length_to;
  Filter filter = { 0, fabs (scale - 1) < SAME ? 1 : scale };

  filter.taps = taps_of (filter.scale, count);
  return filter;
}

/* The samples around the centre of sample out, and their weights; those beyond an edge are the edge's. */
static gint
weigh (gdouble start, gdouble scale, gint out, gint taps, gint count,
    guint16 * weights)
{
  gdouble centre = start + (out + 0.5) * scale - 0.5;
  gdouble support = support_of (scale), parts[MOST_TAPS], sum = 0;
  gint from = (gint) floor (centre - support) + 1;
  gint first = CLAMP (from, 0, count - taps), last, left = ONE, i, best = 0;

  memset (parts, 0, sizeof parts);
  last = from + (gint) ceil (2 * support);
  for (i = from; i < last; i++) {
    gdouble part = MAX (0, 1 - fabs (i - centre) / support);
    parts[CLAMP (i - first, 0, taps - 1)] += part;
    sum += part;
  }
  for (i = 0; i < taps; i++) {
    weights[i] = (guint16) lround (parts[i] * ONE / sum);
    left -= weights[i];
    if (parts[i] > parts[best])
      best = i;
  }
  weights[best] = (guint16) (weights[best] + left);
  return first;
}

static void
blend_many (guint8 * out, guint16 * sum, const guint8 * first, gint stride,
    const guint16 * weights, gint taps, gint bytes)
{
  gint i, tap;

  for (i = 0; i < bytes; i++)
    sum[i] = ONE / 2;
  for (tap = 0; tap < taps; tap++) {
    const guint8 *line = first + tap * stride;
    guint16 weight = weights[tap];
    for (i = 0; i < bytes; i++)
      sum[i] = (guint16) (sum[i] + line[i] * weight);
  }
  for (i = 0; i < bytes; i++)
    out[i] = (guint8) (sum[i] >> 8);
}

static gint
in_128 (guint16 weight)
{
  return (weight + 1) / (ONE / VSSL_BLEND_ONE);
}

/* One row of the result, interpolated down the plane, at the bytes it has in the plane; may be the plane's own. */
static const guint8 *
row_between (VsslScaler * scaler, const guint8 * plane, gint stride,
    const Lane * down, Filter filter, gint out, gint low, gint high)
{
  guint16 weights[MOST_TAPS];
  gint first, whole = (gint) down->start, weight;
  const guint8 *line;

  if (filter.scale == 1 && down->start == whole && whole + out
      < down->count_from)
    return plane + (whole + out) * stride;
  first = weigh (down->start, filter.scale, out, filter.taps,
      down->count_from, weights);
  line = plane + first * stride;
  if (weights[0] == ONE)
    return line;
  if (filter.taps == 2) {
    weight = in_128 (weights[1]);
    if (weight == 0 || weight == VSSL_BLEND_ONE)
      return weight ? line + stride : line;
    vssl_blend (scaler->row + low, line + low, line + stride + low, weight,
        high - low, stride);
  } else {
    blend_many (scaler->row + low, scaler->sum, line + low, stride, weights,
        filter.taps, high - low);
  }
  return scaler->row;
}

/* How the samples of a lane whose scale is 1 are shifted together: as far as no edge is in the way. */
static Shift
shift_of (const Lane * lane, gdouble scale)
{
  gint whole = (gint) floor (lane->start);
  gint weight = (gint) lround ((lane->start - whole) * VSSL_BLEND_ONE);
  gint after = lane->start > whole ? 1 : 0;
  Shift shift = { 0, (whole + weight / VSSL_BLEND_ONE) * lane->step,
    weight % VSSL_BLEND_ONE
  };

  if (scale == 1 && lane->channels == lane->step && whole >= 0)
    shift.count = CLAMP (lane->count_from - whole - after, 0, lane->count_to);
  return shift;
}

static void
shift_row (const Shift * shift, gint step, const guint8 * line, guint8 * out,
    gint ahead)
{
  gint bytes = shift->count * step;

  line += shift->offset;
  if (bytes == 0)
    return;
  if (shift->weight == 0)
    memcpy (out, line, (gsize) bytes);
  else if (step == 1)
    vssl_blend_next (out, line, shift->weight, bytes, ahead);
  else
    vssl_blend (out, line, line + step, shift->weight, bytes, ahead);
}

static inline void
sample (const guint8 * line, const guint16 * weights, gint taps, gint step,
    gint channels, guint8 * out)
{
  gint channel, tap;

  for (channel = 0; channel < channels; channel++) {
    guint sum = ONE / 2;
    for (tap = 0; tap < taps; tap++)
      sum += (guint) line[tap * step + channel] * weights[tap];
    out[channel] = (guint8) (sum >> 8);
  }
}

static void
squeeze (const VsslScaler * scaler, const Lane * lane, Filter filter,
    const guint8 * line, guint8 * out, gint from)
{
  gint step = lane->step, channels = lane->channels, taps = filter.taps, i;

  for (i = from; i < lane->count_to; i++) {
    const guint8 *first = line + lane->offset + scaler->first[i] * step;
    const guint16 *weights = scaler->weights + i * taps;
    guint8 *to = out + lane->offset + i * step;

    /* the common ones by themselves, so that their loops unroll */
    if (taps == 2 && channels == 1)
      sample (first, weights, 2, step, 1, to);
    else if (taps == 3 && channels == 1)
      sample (first, weights, 3, step, 1, to);
    else if (taps == 2 && channels == 4)
      sample (first, weights, 2, 4, 4, to);
    else
      sample (first, weights, taps, step, channels, to);
  }
}

/* Rows of a part that is not scaled, lies on whole rows and ends before the plane does; FALSE where it is not so. */
static gboolean
shift_lane (const GstVideoFrame * from, GstVideoFrame * to, guint plane,
    const Lane * lane, const Lane * down, Filter across, Filter downwards)
{
  gint stride = GST_VIDEO_FRAME_PLANE_STRIDE (from, plane);
  gint stride_to = GST_VIDEO_FRAME_PLANE_STRIDE (to, plane);
  Shift shift = shift_of (lane, across.scale);
  gint top = (gint) down->start, row;
  const guint8 *line = (const guint8 *) GST_VIDEO_FRAME_PLANE_DATA (from, plane)
      + top * stride;
  guint8 *out = GST_VIDEO_FRAME_PLANE_DATA (to, plane);

  if (shift.count < lane->count_to || downwards.scale != 1 || down->start != top
      || top + down->count_to > down->count_from)
    return FALSE;
  for (row = 0; row < down->count_to; row++, line += stride, out += stride_to)
    shift_row (&shift, lane->step, line, out, stride);
  return TRUE;
}

/* How many eights of a row can be made at once: those of a plane of one component that is enlarged. */
static gint
plan_eights (VsslScaler * scaler, const Lane * lane, Filter across)
{
  gint eights = lane->count_to / 8, i;

  if (across.taps != 2 || across.scale > 1 || lane->step != 1
      || lane->count_from < VSSL_STRETCH_READS)
    return 0;
  for (i = 0; i < 8 * eights; i++)
    vssl_stretch_plan (scaler->eights + i / 8, i % 8, scaler->first[i],
        in_128 (scaler->weights[2 * i + 1]), lane->count_from);
  return eights;
}

static void
scale_lane (VsslScaler * scaler, const GstVideoFrame * from, GstVideoFrame * to,
    guint plane, const Lane * lane, const Lane * down, Filter across,
    Filter downwards)
{
  gint stride = GST_VIDEO_FRAME_PLANE_STRIDE (from, plane), row, i;
  gint last, low, high, eights = 0;
  Shift shift;

  reserve (scaler, (gsize) lane->count_to, (gsize) across.taps,
      (gsize) ABS (stride));
  last = lane->count_to - 1;
  shift = shift_of (lane, across.scale);
  for (i = 0; i <= last; i++)
    if (i == 0 || i >= shift.count || i == last)
      scaler->first[i] = weigh (lane->start, across.scale, i, across.taps,
          lane->count_from, scaler->weights + i * across.taps);
  low = scaler->first[0] * lane->step;
  high = MIN (lane->count_from, scaler->first[last] + across.taps + 1)
      * lane->step;
  if (shift.count == 0)
    eights = plan_eights (scaler, lane, across);
  for (row = 0; row < down->count_to; row++) {
    const guint8 *line = row_between (scaler,
        GST_VIDEO_FRAME_PLANE_DATA (from, plane), stride, down, downwards, row,
        low, high);
    guint8 *out = (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (to, plane)
        + row * GST_VIDEO_FRAME_PLANE_STRIDE (to, plane);

    shift_row (&shift, lane->step, line, out, line == scaler->row ? 0 : stride);
    vssl_stretch (out, line, scaler->eights, eights);
    squeeze (scaler, lane, across, line, out, MAX (shift.count, 8 * eights));
  }
}

/* How the components of a plane lie in it: all in one lane where they share positions, else each in its own. */
static void
scale_component (VsslScaler * scaler, const GstVideoFrame * from,
    GstVideoFrame * to, gint component, gboolean is_shared,
    const VsslPart * part)
{
  const GstVideoFormatInfo *format = from->info.finfo;
  guint plane = GST_VIDEO_FORMAT_INFO_PLANE (format, component);
  gint step = GST_VIDEO_FRAME_COMP_PSTRIDE (from, component);
  gint w_sub = format->w_sub[component], h_sub = format->h_sub[component];
  Lane lane = { is_shared ? 0 : GST_VIDEO_FRAME_COMP_POFFSET (from, component),
    step, is_shared ? step : 1, GST_VIDEO_FRAME_COMP_WIDTH (from, component),
    GST_VIDEO_FRAME_COMP_WIDTH (to, component), part->x / (1 << w_sub)
  };
  Lane down = { 0, 0, 0, GST_VIDEO_FRAME_COMP_HEIGHT (from, component),
    GST_VIDEO_FRAME_COMP_HEIGHT (to, component), part->y / (1 << h_sub)
  };

  Filter across = filter_of (part->width, GST_VIDEO_FRAME_WIDTH (to),
      lane.count_from);
  Filter downwards = filter_of (part->height, GST_VIDEO_FRAME_HEIGHT (to),
      down.count_from);

  if (!shift_lane (from, to, plane, &lane, &down, across, downwards))
    scale_lane (scaler, from, to, plane, &lane, &down, across, downwards);
}

void
vssl_scale (VsslScaler * scaler, const GstVideoFrame * from,
    GstVideoFrame * to, const VsslPart * part)
{
  gint components = (gint) GST_VIDEO_FRAME_N_COMPONENTS (from), c, other;
  const GstVideoFormatInfo *format = from->info.finfo;

  for (c = 0; c < components; c++) {
    gboolean is_shared = TRUE, is_done = FALSE;

    for (other = 0; other < components; other++) {
      if (format->plane[other] != format->plane[c])
        continue;
      is_shared &= format->w_sub[other] == format->w_sub[c]
          && format->pixel_stride[other] == format->pixel_stride[c];
      is_done |= other < c;
    }
    if (!is_shared || !is_done)
      scale_component (scaler, from, to, c, is_shared, part);
  }
}
