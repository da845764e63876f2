/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include <math.h>

#include "reframe/vsslscale.h"

/* Samples are rounded once for rows and once for columns, weights to parts of 128 or 256: which counts the more, the more
 * of them there are. */
static gdouble
grey_levels (gdouble scale)
{
  return scale < 4 ? 3 : 5;
}

static const GstVideoFormat FORMATS[] = { GST_VIDEO_FORMAT_I420,
  GST_VIDEO_FORMAT_NV12, GST_VIDEO_FORMAT_YUY2, GST_VIDEO_FORMAT_Y42B,
  GST_VIDEO_FORMAT_AYUV, GST_VIDEO_FORMAT_RGB, GST_VIDEO_FORMAT_BGRx,
  GST_VIDEO_FORMAT_GRAY8
};

typedef struct
{
  gint width, height;           /* of the picture */
  VsslPart part;
  gint width_to, height_to;
} Case;

static const Case CASES[] = {
  {64, 48, {0, 0, 64, 48}, 64, 48},     /* a copy */
  {64, 48, {8, 4, 32, 24}, 32, 24},     /* a crop on whole pixels */
  {67, 43, {3.37, 5.81, 40, 30}, 40, 30},       /* a shift by parts of a pixel */
  {67, 43, {26.5, 12.25, 40.5, 30.75}, 81, 61}, /* enlarged, at the edge */
  {67, 43, {1.1, 2.2, 12.6, 9.3}, 151, 97},     /* enlarged much */
  {67, 43, {0, 0, 67, 43}, 23, 31},     /* reduced */
  {131, 97, {0.5, 0.5, 130.5, 96.5}, 17, 5},    /* reduced much */
  {5, 3, {0, 0, 5, 3}, 7, 9},   /* a picture smaller than one vector */
  {1, 1, {0, 0, 1, 1}, 3, 5},
  {33, 2, {0.25, 0, 32, 2}, 1, 1},
};

static gdouble
between (const GstVideoFrame * frame, guint component, gdouble at, gint x,
    gdouble scale)
{
  gdouble centre = at + 0.5 * scale - 0.5, support = CLAMP (scale, 1, 16);
  gint last = GST_VIDEO_FRAME_COMP_HEIGHT (frame, component) - 1, i;
  gdouble sum = 0, weights = 0;

  for (i = (gint) floor (centre - support); i <= centre + support; i++) {
    gdouble weight = MAX (0, 1 - fabs (i - centre) / support);
    sum += weight * *vssl_check_sample (frame, component, x,
        CLAMP (i, 0, last));
    weights += weight;
  }
  return sum / weights;
}

static gdouble
expected_sample (const GstVideoFrame * from, guint component, gdouble x,
    gdouble y, gdouble scale_x, gdouble scale_y)
{
  gdouble centre = x + 0.5 * scale_x - 0.5, support = CLAMP (scale_x, 1, 16);
  gint last = GST_VIDEO_FRAME_COMP_WIDTH (from, component) - 1, i;
  gdouble sum = 0, weights = 0;

  for (i = (gint) floor (centre - support); i <= centre + support; i++) {
    gdouble weight = MAX (0, 1 - fabs (i - centre) / support);
    sum += weight * between (from, component, y, CLAMP (i, 0, last), scale_y);
    weights += weight;
  }
  return sum / weights;
}

static void
check_frame (const GstVideoFrame * from, const GstVideoFrame * to,
    const Case * now)
{
  const GstVideoFormatInfo *format = from->info.finfo;
  gdouble scale_x = now->part.width / now->width_to;
  gdouble scale_y = now->part.height / now->height_to;
  guint c;
  gint x, y;

  for (c = 0; c < GST_VIDEO_FRAME_N_COMPONENTS (to); c++)
    for (y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT (to, c); y++)
      for (x = 0; x < GST_VIDEO_FRAME_COMP_WIDTH (to, c); x++) {
        gint found = *vssl_check_sample (to, c, x, y);
        gdouble expected = expected_sample (from, c,
            now->part.x / (1 << format->w_sub[c]) + x * scale_x,
            now->part.y / (1 << format->h_sub[c]) + y * scale_y, scale_x,
            scale_y);
        vssl_check_that (fabs (found - expected) <= grey_levels (MAX (scale_x,
                    scale_y)),
            "%s %dx%d to %dx%d: component %u at %d,%d: expected %g, was %d",
            format->name, now->width, now->height, now->width_to,
            now->height_to, c, x, y, expected, found);
      }
}

GST_START_TEST (test_scales_every_format_as_a_triangle_filter_in_doubles_does)
{
  VsslScaler scaler = { 0 };
  guint format, i;

  for (format = 0; format < G_N_ELEMENTS (FORMATS); format++)
    for (i = 0; i < G_N_ELEMENTS (CASES); i++) {
      GstVideoFrame from, to;

      vssl_check_frame (&from, FORMATS[format], CASES[i].width,
          CASES[i].height, 7);
      vssl_check_frame (&to, FORMATS[format], CASES[i].width_to,
          CASES[i].height_to, 8);
      vssl_scale (&scaler, &from, &to, &CASES[i].part);
      check_frame (&from, &to, &CASES[i]);
      vssl_check_frame_free (&from);
      vssl_check_frame_free (&to);
    }
  vssl_scaler_clear (&scaler);
}

GST_END_TEST;

GST_START_TEST (test_copies_a_part_that_lies_on_whole_pixels)
{
  VsslScaler scaler = { 0 };
  VsslPart part = { 6, 4, 50, 32 };
  GstVideoFrame from, to;
  guint c;
  gint x, y;

  vssl_check_frame (&from, GST_VIDEO_FORMAT_I420, 67, 43, 9);
  vssl_check_frame (&to, GST_VIDEO_FORMAT_I420, 50, 32, 10);
  vssl_scale (&scaler, &from, &to, &part);
  for (c = 0; c < 3; c++)
    for (y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT (&to, c); y++)
      for (x = 0; x < GST_VIDEO_FRAME_COMP_WIDTH (&to, c); x++)
        vssl_check_that (*vssl_check_sample (&to, c, x, y)
            == *vssl_check_sample (&from, c, x + (c ? 3 : 6), y + (c ? 2 : 4)),
            "component %u at %d,%d", c, x, y);
  vssl_check_frame_free (&from);
  vssl_check_frame_free (&to);
  vssl_scaler_clear (&scaler);
}

GST_END_TEST;

TCase *
vssl_scale_case (void)
{
  TCase *tests = tcase_create ("vsslscale");

  tcase_add_test (tests,
      test_scales_every_format_as_a_triangle_filter_in_doubles_does);
  tcase_add_test (tests, test_copies_a_part_that_lies_on_whole_pixels);
  return tests;
}
