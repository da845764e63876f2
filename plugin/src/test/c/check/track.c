/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include "common/vssltrack.h"

/* As many as a track remembers. */
#define FRAMES 1024

static GstStructure *
fields_at (gdouble x)
{
  GstStructure *fields = gst_structure_new_empty ("vssl");
  GValue all = G_VALUE_INIT, value = G_VALUE_INIT;

  g_value_init (&all, GST_TYPE_ARRAY);
  if (x >= 0) {
    g_value_init (&value, GST_TYPE_STRUCTURE);
    g_value_take_boxed (&value, gst_structure_new ("source", "peak_x",
            G_TYPE_DOUBLE, x, NULL));
    gst_value_array_append_and_take_value (&all, &value);
  }
  gst_structure_take_value (fields, "sources", &all);
  return fields;
}

static void
add (VsslTrack * track, guint64 running_time, gdouble x)
{
  GstStructure *fields = fields_at (x);

  vssl_track_add (track, running_time, fields);
  gst_structure_free (fields);
}

static gboolean
answer (GstPad * pad, GstObject * parent, GstQuery * query)
{
  (void) parent;
  return vssl_track_handle_query (GST_PAD_ELEMENT_PRIVATE (pad), query, TRUE);
}

/* What an element downstream is told. */
static VsslPosition
ask (VsslTrack * track, guint64 running_time)
{
  GstPad *src = gst_pad_new ("src", GST_PAD_SRC);
  GstPad *sink = gst_pad_new ("sink", GST_PAD_SINK);
  VsslPosition position = { 0 };

  gst_pad_set_element_private (src, track);
  gst_pad_set_query_function (src, answer);
  fail_unless (gst_pad_link (src, sink) == GST_PAD_LINK_OK);
  gst_pad_set_active (src, TRUE);
  gst_pad_set_active (sink, TRUE);
  fail_unless (vssl_track_query (sink, running_time, &position));
  gst_pad_unlink (src, sink);
  gst_object_unref (src);
  gst_object_unref (sink);
  return position;
}

GST_START_TEST (test_answers_with_the_newest_frame_at_or_before_the_time)
{
  VsslTrack *track = vssl_track_new ();

  add (track, 100, 0.1);
  add (track, 200, 0.2);
  add (track, 300, -1);
  fail_unless (ask (track, 50).x == 0.1);
  fail_unless (ask (track, 199).x == 0.1);
  fail_unless (ask (track, 200).x == 0.2);
  fail_unless (ask (track, 200).located);
  fail_if (ask (track, 999).located);
  fail_unless (ask (track, 999).x == 0.5);
  fail_unless (ask (track, 0).known_until == 300);
  fail_unless (ask (track, 0).more_to_come);
  vssl_track_free (track);
}

GST_END_TEST;

GST_START_TEST (test_forgets_the_oldest_frames_and_everything_at_a_reset)
{
  VsslTrack *track = vssl_track_new ();
  gint i;

  for (i = 0; i < 3 * FRAMES; i++)
    add (track, (guint64) i, i / (3.0 * FRAMES));
  fail_unless (ask (track, 0).x == 2 / 3.0);
  fail_unless (ask (track, 3 * FRAMES - 1).known_until == 3 * FRAMES - 1);
  vssl_track_reset (track);
  fail_if (ask (track, 3 * FRAMES - 1).located);
  fail_unless (ask (track, 0).known_until == 0);
  vssl_track_free (track);
}

GST_END_TEST;

GST_START_TEST (test_answers_no_other_query)
{
  VsslTrack *track = vssl_track_new ();
  GstQuery *latency = gst_query_new_latency ();
  GstQuery *custom = gst_query_new_custom (GST_QUERY_CUSTOM,
      gst_structure_new_empty ("something-else"));

  fail_if (vssl_track_handle_query (track, latency, TRUE));
  fail_if (vssl_track_handle_query (track, custom, TRUE));
  gst_query_unref (latency);
  gst_query_unref (custom);
  vssl_track_free (track);
}

GST_END_TEST;

TCase *
vssl_track_case (void)
{
  TCase *tests = tcase_create ("vssltrack");

  tcase_add_test (tests,
      test_answers_with_the_newest_frame_at_or_before_the_time);
  tcase_add_test (tests,
      test_forgets_the_oldest_frames_and_everything_at_a_reset);
  tcase_add_test (tests, test_answers_no_other_query);
  return tests;
}
