/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include <math.h>

#include "pan/vsslpanlaw.h"

#define SAMPLES 1000

static gfloat *
noise_in_floats (gsize count)
{
  g_autofree guint8 *noise = vssl_check_noise (11, count);
  gfloat *floats = g_new (gfloat, count);
  gsize i;

  for (i = 0; i < count; i++)
    floats[i] = (noise[i] - 128) / 128.0f;
  return floats;
}

GST_START_TEST (test_leaves_the_middle_as_it_is_to_the_bit)
{
  g_autofree gfloat *floats = noise_in_floats (2 * SAMPLES);
  g_autofree gint16 *shorts =
      (gint16 *) vssl_check_noise (12, 2 * SAMPLES * sizeof (gint16));
  g_autofree gfloat *out_floats = g_new (gfloat, 2 * SAMPLES);
  g_autofree gint16 *out_shorts = g_new (gint16, 2 * SAMPLES);
  gdouble position = VSSL_PAN_MIDDLE;

  vssl_pan_floats (&position, VSSL_PAN_MIDDLE, 0.01, floats, 2, SAMPLES,
      out_floats);
  vssl_pan_shorts (&position, VSSL_PAN_MIDDLE, 0.01, shorts, 2, SAMPLES,
      out_shorts);
  fail_unless (memcmp (out_floats, floats, 2 * SAMPLES * sizeof (gfloat)) == 0);
  fail_unless (memcmp (out_shorts, shorts, 2 * SAMPLES * sizeof (gint16)) == 0);
  fail_unless (position == VSSL_PAN_MIDDLE);
}

GST_END_TEST;

GST_START_TEST (test_keeps_the_power_of_a_mono_sound_wherever_it_is)
{
  gfloat in = 1, out[2];
  gint percent;

  for (percent = 0; percent <= 100; percent++) {
    gdouble position = percent / 100.0;
    vssl_pan_floats (&position, position, 1, &in, 1, 1, out);
    vssl_check_that (fabs (out[0] * out[0] + out[1] * out[1] - 2) < 1e-5,
        "at %d %%: %g and %g", percent, out[0], out[1]);
    vssl_check_that (percent == 50 || (out[0] > out[1]) == (percent < 50),
        "at %d %%: %g and %g", percent, out[0], out[1]);
  }
}

GST_END_TEST;

GST_START_TEST (test_moves_by_a_share_of_the_way_with_every_sample_and_arrives)
{
  g_autofree gfloat *in = noise_in_floats (SAMPLES);
  g_autofree gfloat *out = g_new (gfloat, 2 * SAMPLES);
  gdouble position = VSSL_PAN_MIDDLE, expected = VSSL_PAN_MIDDLE;
  gint i;

  vssl_pan_floats (&position, 1, 0.05, in, 1, SAMPLES, out);
  for (i = 0; i < 200; i++) {
    expected += (1 - expected) * 0.05;
    vssl_check_that (fabs (out[2 * i + 1]
            - in[i] * G_SQRT2 * sin (expected * G_PI_2)) < 1e-5, "sample %d",
        i);
  }
  fail_unless (position == 1);
}

GST_END_TEST;

GST_START_TEST (test_is_the_same_in_two_buffers_as_in_one)
{
  g_autofree gfloat *in = noise_in_floats (2 * SAMPLES);
  g_autofree gfloat *one = g_new (gfloat, 2 * SAMPLES);
  g_autofree gfloat *two = g_new (gfloat, 2 * SAMPLES);
  gdouble position = 0.2;

  vssl_pan_floats (&position, 0.9, 0.01, in, 2, SAMPLES, one);
  position = 0.2;
  vssl_pan_floats (&position, 0.9, 0.01, in, 2, 333, two);
  vssl_pan_floats (&position, 0.9, 0.01, in + 666, 2, SAMPLES - 333, two + 666);
  fail_unless (memcmp (one, two, 2 * SAMPLES * sizeof (gfloat)) == 0);
}

GST_END_TEST;

GST_START_TEST (test_saturates_integers)
{
  const gint16 loud[] = { G_MAXINT16, G_MININT16 };
  gdouble position = 0;
  gint16 out[4];

  vssl_pan_shorts (&position, 0, 1, loud, 1, 2, out);
  fail_unless_equals_int (out[0], G_MAXINT16);
  fail_unless_equals_int (out[1], 0);
  fail_unless_equals_int (out[2], G_MININT16);
  fail_unless_equals_int (out[3], 0);
}

GST_END_TEST;

TCase *
vssl_pan_law_case (void)
{
  TCase *tests = tcase_create ("vsslpanlaw");

  tcase_add_test (tests, test_leaves_the_middle_as_it_is_to_the_bit);
  tcase_add_test (tests, test_keeps_the_power_of_a_mono_sound_wherever_it_is);
  tcase_add_test (tests,
      test_moves_by_a_share_of_the_way_with_every_sample_and_arrives);
  tcase_add_test (tests, test_is_the_same_in_two_buffers_as_in_one);
  tcase_add_test (tests, test_saturates_integers);
  return tests;
}
