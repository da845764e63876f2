/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslstretch.h"

#define ONE 128

void
vssl_stretch_plan (VsslEight * eight, gint byte, gint first, gint weight,
    gint count)
{
  gboolean is_whole = weight == 0 || weight == ONE;

  if (byte == 0)
    eight->from = MIN (first, count - VSSL_STRETCH_READS);
  first -= eight->from;
  eight->places[2 * byte] = (guint8) (first + weight / ONE);
  eight->places[2 * byte + 1] =
      (guint8) (first + (is_whole ? weight / ONE : 1));
  /* a weight of 128 is too much for a signed byte */
  eight->weights[2 * byte] = (gint8) (is_whole ? ONE / 2 : ONE - weight);
  eight->weights[2 * byte + 1] = (gint8) (is_whole ? ONE / 2 : weight);
}

static void
stretch_plain (guint8 * restrict out, const guint8 * line,
    const VsslEight * eights, gint count)
{
  gint i;

  for (i = 0; i < 8 * count; i++) {
    const VsslEight *eight = eights + i / 8;
    const guint8 *places = eight->places + 2 * (i % 8);
    const gint8 *weights = eight->weights + 2 * (i % 8);
    const guint8 *bytes = line + eight->from;

    out[i] = (guint8) ((bytes[places[0]] * weights[0]
            + bytes[places[1]] * weights[1] + ONE / 2) / ONE);
  }
}

#ifdef __x86_64__
#include <immintrin.h>

static void stretch_8 (guint8 * out, const guint8 * line,
    const VsslEight * eights, gint count) __attribute__((target ("ssse3")));

static void
stretch_8 (guint8 * out, const guint8 * line, const VsslEight * eights,
    gint count)
{
  const __m128i round = _mm_set1_epi16 (32768 / ONE);
  gint i;

  for (i = 0; i < count; i++) {
    const VsslEight *eight = eights + i;
    __m128i places = _mm_loadu_si128 ((const __m128i *) eight->places);
    __m128i weights = _mm_loadu_si128 ((const __m128i *) eight->weights);
    __m128i bytes = _mm_loadu_si128 ((const __m128i *) (line + eight->from));
    __m128i sums = _mm_maddubs_epi16 (_mm_shuffle_epi8 (bytes, places),
        weights);
    sums = _mm_mulhrs_epi16 (sums, round);
    _mm_storel_epi64 ((__m128i *) (out + 8 * i), _mm_packus_epi16 (sums, sums));
  }
}
#endif

void
vssl_stretch (guint8 * out, const guint8 * line, const VsslEight * eights,
    gint count)
{
#ifdef __x86_64__
  if (__builtin_cpu_supports ("ssse3")) {
    stretch_8 (out, line, eights, count);
    return;
  }
#endif
  stretch_plain (out, line, eights, count);
}
