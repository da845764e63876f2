/* SPDX-License-Identifier: Apache-2.0 */
/* A rectangle within a picture. */
#ifndef VSSL_PART_H
#define VSSL_PART_H

#include <glib.h>

G_BEGIN_DECLS

/* A rectangle: fractions of the picture (0..1) or pixels, as documented where it is used. */
typedef struct
{
  gdouble x, y, width, height;
} VsslPart;

G_END_DECLS
#endif
