/* SPDX-License-Identifier: Apache-2.0 */
/* Horizontal upscaling of a row of bytes, eight output bytes at a time. */
#ifndef VSSL_STRETCH_H
#define VSSL_STRETCH_H

#include <glib.h>

G_BEGIN_DECLS

/* Of how many bytes of the row eight of the result are made. */
#define VSSL_STRETCH_READS 16

/* Eight bytes of the result, each between two of the row. */
typedef struct
{
  gint from;                    /* all are among the VSSL_STRETCH_READS bytes from here on */
  guint8 places[16];            /* of the two, after from */
  gint8 weights[16];            /* of the two, which sum up to 128 */
} VsslEight;

/* The bytes begin at first and the one after it; the second weighs so much, 0..128; the row holds count bytes, at least
 * VSSL_STRETCH_READS. The eight bytes must not reach over more than that. */
void vssl_stretch_plan (VsslEight * eight, gint byte, gint first, gint weight,
    gint count);

void vssl_stretch (guint8 * out, const guint8 * line, const VsslEight * eights,
    gint count);

G_END_DECLS
#endif
