/* SPDX-License-Identifier: Apache-2.0 */
/* The pan law of vsslpan: constant power, smoothed per sample, bit-exact in the centre. */
#ifndef VSSL_PAN_LAW_H
#define VSSL_PAN_LAW_H

#include <glib.h>

G_BEGIN_DECLS

#define VSSL_PAN_MIDDLE 0.5

/* Both move *position, 0 left .. 1 right, towards the target by a share of the way with each sample. Channels are 1 or
 * 2, interleaved; out has two. */
void vssl_pan_floats (gdouble * position, gdouble target, gdouble share,
    const gfloat * in, gint channels, gsize samples, gfloat * out);
void vssl_pan_shorts (gdouble * position, gdouble target, gdouble share,
    const gint16 * in, gint channels, gsize samples, gint16 * out);

G_END_DECLS
#endif
