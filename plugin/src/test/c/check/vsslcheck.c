/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

guint8 *
vssl_check_noise (guint32 seed, gsize bytes)
{
  guint8 *noise = g_malloc (bytes);
  GRand *random = g_rand_new_with_seed (seed);
  gsize i;

  for (i = 0; i < bytes; i++)
    noise[i] = (guint8) g_rand_int_range (random, 0, 256);
  g_rand_free (random);
  return noise;
}

void
vssl_check_frame (GstVideoFrame * frame, GstVideoFormat format, gint width,
    gint height, guint32 seed)
{
  GstVideoInfo info;
  GstBuffer *buffer;

  fail_unless (gst_video_info_set_format (&info, format, (guint) width,
          (guint) height));
  buffer = gst_buffer_new_wrapped (vssl_check_noise (seed, info.size),
      info.size);
  fail_unless (gst_video_frame_map (frame, &info, buffer, GST_MAP_READWRITE));
  gst_buffer_unref (buffer);    /* the mapped frame holds it */
}

void
vssl_check_frame_free (GstVideoFrame * frame)
{
  gst_video_frame_unmap (frame);
}

guint8 *
vssl_check_sample (const GstVideoFrame * frame, guint component, gint x, gint y)
{
  return (guint8 *) GST_VIDEO_FRAME_COMP_DATA (frame, component)
      + y * GST_VIDEO_FRAME_COMP_STRIDE (frame, component)
      + x * GST_VIDEO_FRAME_COMP_PSTRIDE (frame, component);
}

#ifdef __SANITIZE_ADDRESS__
/* The sanitizer asks for these: whole stacks, also through libraries without frame pointers; and what GLib allocates when
 * it is loaded is no leak. */
const gchar *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0:print_suppressions=0";
}

const gchar *
__lsan_default_suppressions (void)
{
  return "leak:_dl_init\n";
}
#endif

static Suite *
vssl_suite (void)
{
  Suite *suite = suite_create ("vssl");

  suite_add_tcase (suite, vssl_blend_case ());
  suite_add_tcase (suite, vssl_field_case ());
  suite_add_tcase (suite, vssl_frame_case ());
  suite_add_tcase (suite, vssl_meta_case ());
  suite_add_tcase (suite, vssl_paint_case ());
  suite_add_tcase (suite, vssl_pan_law_case ());
  suite_add_tcase (suite, vssl_scale_case ());
  suite_add_tcase (suite, vssl_stretch_case ());
  suite_add_tcase (suite, vssl_track_case ());
  return suite;
}

GST_CHECK_MAIN (vssl);
