/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslpaint.h"

#include <string.h>

/* Five columns by seven rows, one byte a row, the highest of five bits on the left. */
static const struct
{
  gchar sign;
  guint8 rows[7];
} FONT[] = {
  {'A', {14, 17, 17, 31, 17, 17, 17}}, {'B', {30, 17, 17, 30, 17, 17, 30}},
  {'C', {14, 17, 16, 16, 16, 17, 14}}, {'D', {30, 17, 17, 17, 17, 17, 30}},
  {'E', {31, 16, 16, 30, 16, 16, 31}}, {'F', {31, 16, 16, 30, 16, 16, 16}},
  {'G', {14, 17, 16, 23, 17, 17, 15}}, {'H', {17, 17, 17, 31, 17, 17, 17}},
  {'I', {14, 4, 4, 4, 4, 4, 14}}, {'J', {7, 2, 2, 2, 2, 18, 12}},
  {'K', {17, 18, 20, 24, 20, 18, 17}}, {'L', {16, 16, 16, 16, 16, 16, 31}},
  {'M', {17, 27, 21, 21, 17, 17, 17}}, {'N', {17, 25, 21, 19, 17, 17, 17}},
  {'O', {14, 17, 17, 17, 17, 17, 14}}, {'P', {30, 17, 17, 30, 16, 16, 16}},
  {'Q', {14, 17, 17, 17, 21, 18, 13}}, {'R', {30, 17, 17, 30, 20, 18, 17}},
  {'S', {15, 16, 16, 14, 1, 1, 30}}, {'T', {31, 4, 4, 4, 4, 4, 4}},
  {'U', {17, 17, 17, 17, 17, 17, 14}}, {'V', {17, 17, 17, 17, 17, 10, 4}},
  {'W', {17, 17, 17, 21, 21, 27, 17}}, {'X', {17, 17, 10, 4, 10, 17, 17}},
  {'Y', {17, 17, 10, 4, 4, 4, 4}}, {'Z', {31, 1, 2, 4, 8, 16, 31}},
  {'0', {14, 17, 19, 21, 25, 17, 14}}, {'1', {4, 12, 4, 4, 4, 4, 14}},
  {'2', {14, 17, 1, 6, 8, 16, 31}}, {'3', {31, 2, 4, 2, 1, 17, 14}},
  {'4', {2, 6, 10, 18, 31, 2, 2}}, {'5', {31, 16, 30, 1, 1, 17, 14}},
  {'6', {6, 8, 16, 30, 17, 17, 14}}, {'7', {31, 1, 2, 4, 8, 8, 8}},
  {'8', {14, 17, 17, 14, 17, 17, 14}}, {'9', {14, 17, 17, 15, 1, 2, 12}},
  {'-', {0, 0, 0, 14, 0, 0, 0}}, {'.', {0, 0, 0, 0, 0, 12, 12}},
  {',', {0, 0, 0, 0, 12, 4, 8}}, {'/', {1, 1, 2, 4, 8, 16, 16}},
};

static const guint8 *
rows_of (gchar sign)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (FONT); i++)
    if (FONT[i].sign == g_ascii_toupper (sign))
      return FONT[i].rows;
  return NULL;
}

gint
vssl_text_width (gint dot, const gchar * text)
{
  return (gint) strlen (text) * 6 * dot - dot;
}

gint
vssl_paint_text (GstVideoFrame * frame, gint x, gint y, gint dot,
    VsslColour colour, const gchar * text)
{
  gint start = x, row, column;

  for (; *text; text++, x += 6 * dot) {
    const guint8 *rows = rows_of (*text);
    for (row = 0; rows && row < 7; row++)
      for (column = 0; column < 5; column++)
        if (rows[row] & (16 >> column))
          vssl_paint_rectangle (frame, x + column * dot, y + row * dot, dot,
              dot, colour, 256);
  }
  return x - start;
}
