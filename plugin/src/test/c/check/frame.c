/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include <math.h>

#include "publish/vsslframe.h"

static VsslFrame *
filled (const GstStructure * fields)
{
  VsslFrame *frame = g_new (VsslFrame, 1);

  memset (frame, 0xaa, sizeof *frame);
  vssl_frame_fill (frame, fields, 320, 180);
  return frame;
}

static void
add_sources (GstStructure * fields, guint count)
{
  GValue all = G_VALUE_INIT;
  guint i;

  g_value_init (&all, GST_TYPE_ARRAY);
  for (i = 0; i < count; i++) {
    GValue value = G_VALUE_INIT;
    g_value_init (&value, GST_TYPE_STRUCTURE);
    g_value_take_boxed (&value, gst_structure_new ("source", "x",
            G_TYPE_DOUBLE, i / 100.0, "label", G_TYPE_STRING, "dog", NULL));
    gst_value_array_append_and_take_value (&all, &value);
  }
  gst_structure_take_value (fields, "sources", &all);
}

GST_START_TEST (test_takes_at_most_as_many_sources_as_there_is_room_for)
{
  GstStructure *fields = gst_structure_new_empty ("vssl");
  g_autofree VsslFrame *frame = NULL;

  add_sources (fields, VSSL_MAX_SOURCES + 5);
  frame = filled (fields);
  fail_unless_equals_int (frame->result.source_count, VSSL_MAX_SOURCES);
  fail_unless (frame->result.sources[VSSL_MAX_SOURCES - 1].x == 0.15);
  fail_unless_equals_string (frame->result.sources[0].label, "dog");
  fail_unless (isnan (frame->result.sources[0].azimuth));
  gst_structure_free (fields);
}

GST_END_TEST;

GST_START_TEST (test_cuts_texts_between_characters_and_fills_up_with_zeros)
{
  /* 15 bytes and a NUL fit: five signs of three bytes each do, the sixth does not */
  GstStructure *fields = gst_structure_new ("vssl",
      "verdict", G_TYPE_STRING, "€€€€€€", "model", G_TYPE_STRING,
      "m",
      NULL);
  g_autofree VsslFrame *frame = filled (fields);

  fail_unless_equals_string (frame->result.verdict, "€€€€€");
  fail_unless_equals_string (frame->model, "m");
  fail_unless_equals_int (frame->model[sizeof frame->model - 1], 0);
  fail_unless_equals_string (frame->utc, "");
  gst_structure_free (fields);
}

GST_END_TEST;

GST_START_TEST (test_leaves_out_heat_that_is_not_what_its_fields_say)
{
  static const gint SIDES[][2] = { {400, 400}, {5, 4}, {0, 5}, {-1, -1},
  {VSSL_MAX_SIDE + 1, 1}
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (SIDES); i++) {
    GstBuffer *heat = gst_buffer_new_wrapped (g_new0 (gfloat, 16), 64);
    GstStructure *fields = gst_structure_new ("vssl",
        "heat", GST_TYPE_BUFFER, heat, "heat_width", G_TYPE_INT, SIDES[i][0],
        "heat_height", G_TYPE_INT, SIDES[i][1], NULL);
    g_autofree VsslFrame *frame = filled (fields);

    fail_unless_equals_int (frame->result.heat_width, 0);
    fail_unless_equals_int (frame->result.heat_height, 0);
    gst_structure_free (fields);
    gst_buffer_unref (heat);
  }
}

GST_END_TEST;

GST_START_TEST (test_says_what_is_not_known)
{
  GstStructure *fields = gst_structure_new ("vssl", "running_time_ns",
      G_TYPE_UINT64, G_GUINT64_CONSTANT (40000000), "audio_end_ns",
      G_TYPE_INT64, G_GINT64_CONSTANT (-7), NULL);
  g_autofree VsslFrame *frame = filled (fields);

  fail_unless (frame->result.running_time_ns == 40000000);
  fail_unless (frame->result.audio_end_ns == -7);
  fail_unless (frame->pts_ns == -1 && frame->stream_time_ns == -1);
  fail_unless (frame->age_ns == 0);
  fail_unless_equals_int (frame->video_width, 320);
  fail_unless_equals_int (frame->video_height, 180);
  fail_unless_equals_int (frame->result.version, VSSL_FRAME_VERSION);
  gst_structure_free (fields);
}

GST_END_TEST;

TCase *
vssl_frame_case (void)
{
  TCase *tests = tcase_create ("vsslframe");

  tcase_add_test (tests,
      test_takes_at_most_as_many_sources_as_there_is_room_for);
  tcase_add_test (tests,
      test_cuts_texts_between_characters_and_fills_up_with_zeros);
  tcase_add_test (tests, test_leaves_out_heat_that_is_not_what_its_fields_say);
  tcase_add_test (tests, test_says_what_is_not_known);
  return tests;
}
