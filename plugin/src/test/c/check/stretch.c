/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include "reframe/vsslstretch.c"        /* the plain way too, where the processor has a wider one */

/* Eights of a row that is stretched by a scale of at most one; what they are to become, in doubles. */
static void
plan (VsslEight * eights, gint count, gdouble scale, gint from,
    const guint8 * line, gdouble * expected)
{
  gint i;

  for (i = 0; i < 8 * count; i++) {
    gdouble at = i * scale;
    gint first = MIN ((gint) at, from - 2);
    gint weight = (gint) ((at - first) * ONE + 0.5);

    vssl_stretch_plan (&eights[i / 8], i % 8, first, weight, from);
    expected[i] = (line[first] * (ONE - weight)
        + line[first + 1] * weight) / (gdouble) ONE;
  }
}

static void
check_row (const gchar * way, const guint8 * out, const gdouble * expected,
    gint bytes, gdouble scale)
{
  gint i;

  for (i = 0; i < bytes; i++)
    vssl_check_that (ABS (out[i] - expected[i]) <= 0.5,
        "%s: byte %d of %d, scale %g: expected %g, was %d", way, i, bytes,
        scale, expected[i], out[i]);
}

GST_START_TEST (test_stretches_rows_as_a_plain_loop_does)
{
  static const gdouble SCALES[] = { 0.999, 0.75, 0.5, 0.3, 0.1, 0.01 };
  gint from, scale;

  for (from = VSSL_STRETCH_READS; from < 100; from++)
    for (scale = 0; scale < (gint) G_N_ELEMENTS (SCALES); scale++) {
      gint count = (gint) ((from - 1) / SCALES[scale]) / 8;
      g_autofree guint8 *line = vssl_check_noise (5, (gsize) from);
      g_autofree VsslEight *eights = g_new (VsslEight, count);
      g_autofree gdouble *expected = g_new (gdouble, 8 * count);
      g_autofree guint8 *out = g_new (guint8, 8 * count);

      plan (eights, count, SCALES[scale], from, line, expected);
      stretch_plain (out, line, eights, count);
      check_row ("plain", out, expected, 8 * count, SCALES[scale]);
      memset (out, 0, 8 * (gsize) count);
      vssl_stretch (out, line, eights, count);
      check_row ("widest", out, expected, 8 * count, SCALES[scale]);
    }
}

GST_END_TEST;

GST_START_TEST (test_gives_whole_bytes_where_a_weight_is_everything)
{
  g_autofree guint8 *line = vssl_check_noise (6, VSSL_STRETCH_READS);
  VsslEight eight;
  guint8 out[8];
  gint i;

  for (i = 0; i < 8; i++)
    vssl_stretch_plan (&eight, i, i, i % 2 ? ONE : 0, VSSL_STRETCH_READS);
  vssl_stretch (out, line, &eight, 1);
  for (i = 0; i < 8; i++)
    fail_unless_equals_int (out[i], line[i + i % 2]);
}

GST_END_TEST;

TCase *
vssl_stretch_case (void)
{
  TCase *tests = tcase_create ("vsslstretch");

  tcase_add_test (tests, test_stretches_rows_as_a_plain_loop_does);
  tcase_add_test (tests, test_gives_whole_bytes_where_a_weight_is_everything);
  return tests;
}
