/* SPDX-License-Identifier: Apache-2.0 */
/* Vectorized linear interpolation between samples. */
#ifndef VSSL_BLEND_H
#define VSSL_BLEND_H

#include <glib.h>

G_BEGIN_DECLS

/* Weights are parts of this. */
#define VSSL_BLEND_ONE 128

/* out = a + (b - a) * weight, rounded; 0 < weight < VSSL_BLEND_ONE. All hold the same number of bytes; out
 * must not alias them. Prefetches at the given distance ahead of b, which is read next. */
void vssl_blend (guint8 * out, const guint8 * a, const guint8 * b, gint weight,
    gint bytes, gint ahead);

/* The same between each byte of a line and the one after it: one byte more is read than written. */
void vssl_blend_next (guint8 * out, const guint8 * line, gint weight,
    gint bytes, gint ahead);

G_END_DECLS
#endif
