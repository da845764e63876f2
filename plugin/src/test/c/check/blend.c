/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include "reframe/vsslblend.c"  /* each way by itself, not only the widest that this processor has */

/* Longer than the widest way several times over, and not a multiple of it. */
#define LONGEST 211

typedef struct
{
  const gchar *name;
  Blend *blend;
  gint shortest;
} Way;

static guint
ways (Way * ways, gboolean is_next)
{
  guint count = 0;

  (void) is_next;
  ways[count++] = (Way) {
  "plain", blend_plain, 1};
#ifdef __x86_64__
  if (__builtin_cpu_supports ("avx2"))
    ways[count++] = (Way) {
    "32 bytes", is_next ? next_32 : blend_32, 32};
  if (__builtin_cpu_supports ("avx512bw"))
    ways[count++] = (Way) {
    "64 bytes", is_next ? next_64 : blend_64, 64};
#endif
  return count;
}

static void
check_blend (const Way * way, const guint8 * a, const guint8 * b, gint weight,
    gint bytes)
{
  g_autofree guint8 *out = g_malloc ((gsize) bytes);
  gint i;

  way->blend (out, a, b, weight, bytes, 0);
  for (i = 0; i < bytes; i++) {
    gint expected = (a[i] * (VSSL_BLEND_ONE - weight) + b[i] * weight
        + VSSL_BLEND_ONE / 2) / VSSL_BLEND_ONE;
    vssl_check_that (out[i] == expected,
        "%s: byte %d of %d, %d and %d with weight %d: expected %d, was %d",
        way->name, i, bytes, a[i], b[i], weight, expected, out[i]);
  }
}

GST_START_TEST (test_blends_two_lines_of_any_length_as_a_plain_loop_does)
{
  Way all[3];
  guint count = ways (all, FALSE), way;
  gint bytes, weight;

  for (way = 0; way < count; way++)
    for (bytes = all[way].shortest; bytes <= LONGEST; bytes++) {
      g_autofree guint8 *a = vssl_check_noise (1, (gsize) bytes);
      g_autofree guint8 *b = vssl_check_noise (2, (gsize) bytes);
      for (weight = 1; weight < VSSL_BLEND_ONE; weight += 9)
        check_blend (&all[way], a, b, weight, bytes);
    }
}

GST_END_TEST;

GST_START_TEST (test_blends_neighbours_in_a_line_as_a_plain_loop_does)
{
  Way all[3];
  guint count = ways (all, TRUE), way;
  gint bytes, weight;

  for (way = 0; way < count; way++)
    for (bytes = all[way].shortest; bytes <= LONGEST; bytes++) {
      g_autofree guint8 *line = vssl_check_noise (3, (gsize) bytes + 1);
      for (weight = 1; weight < VSSL_BLEND_ONE; weight += 9)
        check_blend (&all[way], line, line + 1, weight, bytes);
    }
}

GST_END_TEST;

GST_START_TEST (test_takes_a_way_that_the_line_is_long_enough_for)
{
  gint bytes, i;

  for (bytes = 1; bytes <= LONGEST; bytes++) {
    g_autofree guint8 *line = vssl_check_noise (4, (gsize) bytes + 1);
    g_autofree guint8 *out = g_malloc ((gsize) bytes);
    g_autofree guint8 *next = g_malloc ((gsize) bytes);
    vssl_blend (out, line, line + 1, 77, bytes, 0);
    vssl_blend_next (next, line, 77, bytes, 0);
    for (i = 0; i < bytes; i++)
      vssl_check_that (out[i] == (line[i] * 51 + line[i + 1] * 77 + 64) / 128
          && next[i] == out[i], "byte %d of %d", i, bytes);
  }
}

GST_END_TEST;

GST_START_TEST (test_blends_the_extremes_without_overflow)
{
  Way all[3];
  guint count = ways (all, FALSE), way, pair;
  guint8 black[64], white[64];
  gint weight;

  memset (black, 0, sizeof black);
  memset (white, 255, sizeof white);
  for (way = 0; way < count; way++)
    for (weight = 1; weight < VSSL_BLEND_ONE; weight++)
      for (pair = 0; pair < 4; pair++)
        check_blend (&all[way], pair & 1 ? white : black,
            pair & 2 ? white : black, weight, sizeof black);
}

GST_END_TEST;

TCase *
vssl_blend_case (void)
{
  TCase *tests = tcase_create ("vsslblend");

  tcase_add_test (tests,
      test_blends_two_lines_of_any_length_as_a_plain_loop_does);
  tcase_add_test (tests, test_blends_neighbours_in_a_line_as_a_plain_loop_does);
  tcase_add_test (tests, test_takes_a_way_that_the_line_is_long_enough_for);
  tcase_add_test (tests, test_blends_the_extremes_without_overflow);
  return tests;
}
