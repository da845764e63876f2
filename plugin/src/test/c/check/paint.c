/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include <math.h>

#include "draw/vsslpaint.h"

static const gint SIZES[][2] = { {1, 1}, {2, 3}, {7, 5}, {16, 9}, {67, 43} };
static const gint CELLS[][2] = { {1, 1}, {1, 7}, {9, 1}, {2, 2}, {14, 14},
{128, 128}
};

static gfloat *
heat_of (gint width, gint height, gdouble from, gdouble to)
{
  gsize count = (gsize) (width * height), i;
  g_autofree guint8 *noise = vssl_check_noise (13, count);
  gfloat *heat = g_new (gfloat, count);

  for (i = 0; i < count; i++)
    heat[i] = (gfloat) (from + (to - from) * noise[i] / 255.0);
  return heat;
}

/* Every format that can be painted into, one by one. */
static GstVideoFormat
next_format (guint i)
{
  GstCaps *caps = gst_caps_from_string ("video/x-raw, format = "
      VSSL_PAINT_FORMATS);
  const GValue *all =
      gst_structure_get_value (gst_caps_get_structure (caps, 0), "format");
  GstVideoFormat format = i < gst_value_list_get_size (all) ?
      gst_video_format_from_string (g_value_get_string (gst_value_list_get_value
          (all, i))) : GST_VIDEO_FORMAT_UNKNOWN;

  gst_caps_unref (caps);
  return format;
}

static gsize
bytes_changed (const GstVideoFrame * frame, guint32 seed)
{
  g_autofree guint8 *before = vssl_check_noise (seed, frame->info.size);
  gsize changed = 0, i;

  for (i = 0; i < frame->info.size; i++)
    changed += frame->map[0].data[i] != before[i];
  return changed;
}

static gdouble
cell (const gfloat * heat, gint cells_x, gint cells_y, gint x, gint y)
{
  return CLAMP (heat[CLAMP (y, 0, cells_y - 1) * cells_x
          + CLAMP (x, 0, cells_x - 1)], 0, 1);
}

static gdouble
interpolated (const gfloat * heat, gint cells_x, gint cells_y, gdouble x,
    gdouble y)
{
  gint left = (gint) floor (x), top = (gint) floor (y);
  gdouble across = x - left, down = y - top;

  return (1 - down) * ((1 - across) * cell (heat, cells_x, cells_y, left, top)
      + across * cell (heat, cells_x, cells_y, left + 1, top))
      + down * ((1 - across) * cell (heat, cells_x, cells_y, left, top + 1)
      + across * cell (heat, cells_x, cells_y, left + 1, top + 1));
}

static void
check_grey (const gint * size, const gint * cells)
{
  g_autofree gfloat *heat = heat_of (cells[0], cells[1], -0.3, 1.2);
  GstVideoFrame frame;
  gint x, y;

  vssl_check_frame (&frame, GST_VIDEO_FORMAT_GRAY8, size[0], size[1], 14);
  memset (frame.map[0].data, 0, frame.info.size);
  vssl_paint_heat_grey (&frame, heat, cells[0], cells[1]);
  for (y = 0; y < size[1]; y++)
    for (x = 0; x < size[0]; x++) {
      gdouble expected = 255 * interpolated (heat, cells[0], cells[1],
          (x + 0.5) * cells[0] / size[0] - 0.5,
          (y + 0.5) * cells[1] / size[1] - 0.5);
      gint found = *vssl_check_sample (&frame, 0, x, y);
      /* the way between two cells is cut off to parts of 256 */
      vssl_check_that (fabs (found - expected) <= 2.5,
          "%dx%d cells in %dx%d at %d,%d: expected %g, was %d", cells[0],
          cells[1], size[0], size[1], x, y, expected, found);
    }
  vssl_check_frame_free (&frame);
}

GST_START_TEST (test_spreads_heat_between_the_centres_of_cells)
{
  guint size, cells;

  for (size = 0; size < G_N_ELEMENTS (SIZES); size++)
    for (cells = 0; cells < G_N_ELEMENTS (CELLS); cells++)
      check_grey (SIZES[size], CELLS[cells]);
}

GST_END_TEST;

GST_START_TEST (test_gives_every_cell_its_pixel_when_sizes_are_the_same)
{
  g_autofree gfloat *heat = heat_of (14, 9, 0, 1);
  GstVideoFrame frame;
  gint i;

  vssl_check_frame (&frame, GST_VIDEO_FORMAT_GRAY8, 14, 9, 15);
  vssl_paint_heat_grey (&frame, heat, 14, 9);
  for (i = 0; i < 14 * 9; i++)
    fail_unless_equals_int (*vssl_check_sample (&frame, 0, i % 14, i / 14),
        lround (heat[i] * 255));
  vssl_check_frame_free (&frame);
}

GST_END_TEST;

GST_START_TEST (test_leaves_pictures_of_every_format_alone_where_it_is_cold)
{
  g_autofree gfloat *cold = heat_of (14, 14, -1, 0.24);
  GstVideoFormat format;
  GstVideoFrame frame;
  guint i;

  for (i = 0; (format = next_format (i)) != GST_VIDEO_FORMAT_UNKNOWN; i++) {
    vssl_check_frame (&frame, format, 67, 43, 16);
    vssl_paint_heat (&frame, cold, 14, 14, 0.3, 0.8, 1);
    fail_unless_equals_uint64 (bytes_changed (&frame, 16), 0);
    vssl_check_frame_free (&frame);
  }
  fail_unless_equals_int (i, 20);
}

GST_END_TEST;

/* Odd sizes too: rows and planes of chroma end where those of luma do. */
GST_START_TEST (test_paints_pictures_of_every_format_in_the_hottest_colour)
{
  g_autofree gfloat *hot = heat_of (3, 3, 0.9, 0.9);
  GstVideoFormat format;
  guint i, size, c;

  for (i = 0; (format = next_format (i)) != GST_VIDEO_FORMAT_UNKNOWN; i++)
    for (size = 0; size < G_N_ELEMENTS (SIZES); size++) {
      GstVideoFrame frame;
      VsslColour colour;
      gint x, y;

      vssl_check_frame (&frame, format, SIZES[size][0], SIZES[size][1], 17);
      colour = vssl_colour (&frame.info, 252, 255, 164);
      vssl_paint_heat (&frame, hot, 3, 3, 0.3, 0.8, 1);
      for (c = 0; c < MIN (3, GST_VIDEO_FRAME_N_COMPONENTS (&frame)); c++)
        for (y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT (&frame, c); y++)
          for (x = 0; x < GST_VIDEO_FRAME_COMP_WIDTH (&frame, c); x++)
            vssl_check_that (*vssl_check_sample (&frame, c, x, y)
                == colour.component[c], "%s %dx%d: component %u at %d,%d",
                frame.info.finfo->name, SIZES[size][0], SIZES[size][1], c, x,
                y);
      vssl_check_frame_free (&frame);
    }
}

GST_END_TEST;

GST_START_TEST (test_takes_what_is_not_a_number_for_cold)
{
  gfloat heat[] = { NAN, NAN, -INFINITY, NAN };
  GstVideoFrame frame;

  vssl_check_frame (&frame, GST_VIDEO_FORMAT_I420, 67, 43, 18);
  vssl_paint_heat (&frame, heat, 2, 2, 0.3, 0.8, 1);
  vssl_paint_heat (&frame, heat, 2, 2, NAN, NAN, 1);
  fail_unless_equals_uint64 (bytes_changed (&frame, 18), 0);
  vssl_check_frame_free (&frame);
}

GST_END_TEST;

static void
check_rectangle (gint left, gint top, gint width, gint height)
{
  VsslColour colour = { {10, 20, 30, 255} };
  g_autofree guint8 *before = NULL;
  GstVideoFrame frame;
  gint x, y;

  vssl_check_frame (&frame, GST_VIDEO_FORMAT_GRAY8, 32, 24, 19);
  before = vssl_check_noise (19, frame.info.size);
  vssl_paint_rectangle (&frame, left, top, width, height, colour, 100);
  for (y = 0; y < 24; y++)
    for (x = 0; x < 32; x++) {
      gint old = before[y * GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0) + x];
      gboolean inside = x >= left && y >= top && x < left + width
          && y < top + height;
      vssl_check_that (*vssl_check_sample (&frame, 0, x, y)
          == (inside ? old + (((10 - old) * 100) >> 8) : old),
          "%dx%d at %d,%d: pixel %d,%d", width, height, left, top, x, y);
    }
  vssl_check_frame_free (&frame);
}

GST_START_TEST (test_clips_rectangles_to_the_picture)
{
  check_rectangle (3, 4, 5, 6);
  check_rectangle (-3, -4, 10, 10);
  check_rectangle (30, 20, 10, 10);
  check_rectangle (-5, -5, 100, 100);
  check_rectangle (40, 40, 5, 5);
  check_rectangle (-10, 3, 5, 5);
  check_rectangle (3, 3, -2, 5);
}

GST_END_TEST;

GST_START_TEST (test_writes_and_frames_beyond_the_edges_of_every_format)
{
  GstVideoFormat format;
  guint i, size;

  for (i = 0; (format = next_format (i)) != GST_VIDEO_FORMAT_UNKNOWN; i++)
    for (size = 0; size < G_N_ELEMENTS (SIZES); size++) {
      GstVideoFrame frame;
      VsslColour colour;

      vssl_check_frame (&frame, format, SIZES[size][0], SIZES[size][1], 20);
      colour = vssl_colour (&frame.info, 200, 100, 50);
      vssl_paint_frame (&frame, -5, -5, SIZES[size][0] + 10, 8, 3, colour);
      fail_unless_equals_int (vssl_paint_text (&frame, -3, -3, 2, colour,
              "Dog, 1/2-3."), 2 * 6 * 11);
      vssl_paint_text (&frame, SIZES[size][0] - 2, SIZES[size][1] - 2, 2,
          colour, "Dog");
      vssl_check_frame_free (&frame);
    }
}

GST_END_TEST;

TCase *
vssl_paint_case (void)
{
  TCase *tests = tcase_create ("vsslpaint");

  tcase_add_test (tests, test_spreads_heat_between_the_centres_of_cells);
  tcase_add_test (tests,
      test_gives_every_cell_its_pixel_when_sizes_are_the_same);
  tcase_add_test (tests,
      test_leaves_pictures_of_every_format_alone_where_it_is_cold);
  tcase_add_test (tests,
      test_paints_pictures_of_every_format_in_the_hottest_colour);
  tcase_add_test (tests, test_takes_what_is_not_a_number_for_cold);
  tcase_add_test (tests, test_clips_rectangles_to_the_picture);
  tcase_add_test (tests,
      test_writes_and_frames_beyond_the_edges_of_every_format);
  return tests;
}
