/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslpanlaw.h"

#include <math.h>

/* Of the picture's width: nearer counts as there, so that a way has an end. */
#define NEAR_ENOUGH 1e-6

/* Moves the position by one sample's share of the way, and says how loud both sides are. */
static inline void
step (gdouble * position, gdouble target, gdouble share, gdouble * left,
    gdouble * right)
{
  *position += (target - *position) * share;
  if (fabs (target - *position) < NEAR_ENOUGH)
    *position = target;
  *left = *position == VSSL_PAN_MIDDLE ? 1 : G_SQRT2 * cos (*position * G_PI_2);
  *right =
      *position == VSSL_PAN_MIDDLE ? 1 : G_SQRT2 * sin (*position * G_PI_2);
}

void
vssl_pan_floats (gdouble * position, gdouble target, gdouble share,
    const gfloat * in, gint channels, gsize samples, gfloat * out)
{
  gdouble left, right;
  gsize i;

  for (i = 0; i < samples; i++) {
    step (position, target, share, &left, &right);
    out[2 * i] = (gfloat) (in[channels * i] * left);
    out[2 * i + 1] = (gfloat) (in[channels * i + channels - 1] * right);
  }
}

void
vssl_pan_shorts (gdouble * position, gdouble target, gdouble share,
    const gint16 * in, gint channels, gsize samples, gint16 * out)
{
  gdouble left, right;
  gsize i;

  for (i = 0; i < samples; i++) {
    step (position, target, share, &left, &right);
    out[2 * i] = (gint16) CLAMP (lrint (in[channels * i] * left), G_MININT16,
        G_MAXINT16);
    out[2 * i + 1] =
        (gint16) CLAMP (lrint (in[channels * i + channels - 1] * right),
        G_MININT16, G_MAXINT16);
  }
}
