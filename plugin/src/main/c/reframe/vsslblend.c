/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslblend.h"

/* Every way gives the same bytes; a wider one does some of the last ones twice where they are not a multiple of it.
 * Weights of 1/128 are what one multiplication of bytes takes, and are at most one grey level off. */

typedef void Blend (guint8 * out, const guint8 * a, const guint8 * b,
    gint weight, gint bytes, gint ahead);

static void
blend_plain (guint8 * restrict out, const guint8 * a, const guint8 * b,
    gint weight, gint bytes, gint ahead)
{
  guint16 of_b = (guint16) weight, of_a = (guint16) (VSSL_BLEND_ONE - weight);
  gint i;

  (void) ahead;
  for (i = 0; i < bytes; i++)
    out[i] = (guint8) ((guint16) (a[i] * of_a + b[i] * of_b
            + VSSL_BLEND_ONE / 2) / VSSL_BLEND_ONE);
}

#ifdef __x86_64__
#include <immintrin.h>

/* bytes at once; which of them the processor knows is asked when they are to run */
static Blend blend_32 __attribute__((target ("avx2")));
static Blend next_32 __attribute__((target ("avx2")));
static Blend blend_64 __attribute__((target ("avx512bw")));
static Blend next_64 __attribute__((target ("avx512bw")));

/* both weights of a pair, and what makes a rounded division by 128 of a multiplication by it */
#define PAIR(weight) ((gshort) ((weight) << 8 | (VSSL_BLEND_ONE - (weight))))
#define HUNDRED_TWENTY_EIGHTH 256

static inline gint
next_block (gint at, gint size, gint bytes)
{
  return at + size < bytes ? MIN (at + size, bytes - size) : bytes;
}

static void
blend_32 (guint8 * out, const guint8 * a, const guint8 * b,
    gint weight, gint bytes, gint ahead)
{
  const __m256i pair = _mm256_set1_epi16 (PAIR (weight));
  const __m256i round = _mm256_set1_epi16 (HUNDRED_TWENTY_EIGHTH);
  gint i;

  for (i = 0; i < bytes; i = next_block (i, 32, bytes)) {
    __m256i x = _mm256_loadu_si256 ((const __m256i *) (a + i));
    __m256i y = _mm256_loadu_si256 ((const __m256i *) (b + i));
    __m256i low = _mm256_maddubs_epi16 (_mm256_unpacklo_epi8 (x, y), pair);
    __m256i high = _mm256_maddubs_epi16 (_mm256_unpackhi_epi8 (x, y), pair);
    __builtin_prefetch (b + i + ahead);
    _mm256_storeu_si256 ((__m256i *) (out + i),
        _mm256_packus_epi16 (_mm256_mulhrs_epi16 (low, round),
            _mm256_mulhrs_epi16 (high, round)));
  }
}

static void
blend_64 (guint8 * out, const guint8 * a, const guint8 * b,
    gint weight, gint bytes, gint ahead)
{
  const __m512i pair = _mm512_set1_epi16 (PAIR (weight));
  const __m512i round = _mm512_set1_epi16 (HUNDRED_TWENTY_EIGHTH);
  gint i;

  for (i = 0; i < bytes; i = next_block (i, 64, bytes)) {
    __m512i x = _mm512_loadu_si512 (a + i);
    __m512i y = _mm512_loadu_si512 (b + i);
    __m512i low = _mm512_maddubs_epi16 (_mm512_unpacklo_epi8 (x, y), pair);
    __m512i high = _mm512_maddubs_epi16 (_mm512_unpackhi_epi8 (x, y), pair);
    __builtin_prefetch (b + i + ahead);
    _mm512_storeu_si512 (out + i,
        _mm512_packus_epi16 (_mm512_mulhrs_epi16 (low, round),
            _mm512_mulhrs_epi16 (high, round)));
  }
}

/* Neighbours are pairs as they lie: those that begin at even places, and those at odd ones. */
static void
next_32 (guint8 * out, const guint8 * a, const guint8 * b, gint weight,
    gint bytes, gint ahead)
{
  const __m256i pair = _mm256_set1_epi16 (PAIR (weight));
  const __m256i round = _mm256_set1_epi16 (HUNDRED_TWENTY_EIGHTH);
  gint i;

  for (i = 0; i < bytes; i = next_block (i, 32, bytes)) {
    __m256i x = _mm256_loadu_si256 ((const __m256i *) (a + i));
    __m256i y = _mm256_loadu_si256 ((const __m256i *) (b + i));
    __m256i even = _mm256_mulhrs_epi16 (_mm256_maddubs_epi16 (x, pair), round);
    __m256i odd = _mm256_mulhrs_epi16 (_mm256_maddubs_epi16 (y, pair), round);
    __builtin_prefetch (b + i + ahead);
    _mm256_storeu_si256 ((__m256i *) (out + i),
        _mm256_or_si256 (even, _mm256_slli_epi16 (odd, 8)));
  }
}

static void
next_64 (guint8 * out, const guint8 * a, const guint8 * b, gint weight,
    gint bytes, gint ahead)
{
  const __m512i pair = _mm512_set1_epi16 (PAIR (weight));
  const __m512i round = _mm512_set1_epi16 (HUNDRED_TWENTY_EIGHTH);
  gint i;

  for (i = 0; i < bytes; i = next_block (i, 64, bytes)) {
    __m512i x = _mm512_loadu_si512 (a + i);
    __m512i y = _mm512_loadu_si512 (b + i);
    __m512i even = _mm512_mulhrs_epi16 (_mm512_maddubs_epi16 (x, pair), round);
    __m512i odd = _mm512_mulhrs_epi16 (_mm512_maddubs_epi16 (y, pair), round);
    __builtin_prefetch (b + i + ahead);
    _mm512_storeu_si512 (out + i,
        _mm512_or_si512 (even, _mm512_slli_epi16 (odd, 8)));
  }
}

static Blend *
widest (Blend * of_64, Blend * of_32, gint bytes)
{
  if (bytes >= 64 && __builtin_cpu_supports ("avx512bw"))
    return of_64;
  return bytes >= 32 && __builtin_cpu_supports ("avx2") ? of_32 : blend_plain;
}

void
vssl_blend (guint8 * out, const guint8 * a, const guint8 * b, gint weight,
    gint bytes, gint ahead)
{
  widest (blend_64, blend_32, bytes) (out, a, b, weight, bytes, ahead);
}

void
vssl_blend_next (guint8 * out, const guint8 * line, gint weight,
    gint bytes, gint ahead)
{
  widest (next_64, next_32, bytes) (out, line, line + 1, weight, bytes, ahead);
}
#else
void
vssl_blend (guint8 * out, const guint8 * a, const guint8 * b, gint weight,
    gint bytes, gint ahead)
{
  blend_plain (out, a, b, weight, bytes, ahead);
}

void
vssl_blend_next (guint8 * out, const guint8 * line, gint weight,
    gint bytes, gint ahead)
{
  blend_plain (out, line, line + 1, weight, bytes, ahead);
}
#endif
