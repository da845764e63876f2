/* SPDX-License-Identifier: Apache-2.0 */
/* VsslMeta: the GstCustomMeta that carries a localization on a video buffer. */
#ifndef VSSL_META_H
#define VSSL_META_H

#include <gst/gst.h>

G_BEGIN_DECLS

#define VSSL_META_NAME "VsslMeta"

/* Registers the meta once per process. */
void vssl_meta_register (void);

/* The fields on a buffer, or NULL when it carries none. Owned by the buffer. */
GstStructure *vssl_meta_fields (GstBuffer * buffer);

/* Whether the verdict is located, the only one for which heatmap and boxes are drawn. */
gboolean vssl_meta_is_located (const GstStructure * fields);

/* Sets the fields on a writable buffer, replacing older ones. */
void vssl_meta_set (GstBuffer * buffer, const GstStructure * fields);

/* The heatmap in the fields of a VsslMeta. */
typedef struct
{
  const gfloat *cells;          /* row-major, -1..1 */
  gint width, height;           /* in cells */
  gdouble threshold, peak;      /* -1..1 */
  GstBuffer *buffer;
  GstMapInfo map;
} VsslHeat;

/* FALSE when the model was not run; else valid until unmapped. */
gboolean vssl_heat_map (VsslHeat * heat, const GstStructure * fields);
void vssl_heat_unmap (VsslHeat * heat);

G_END_DECLS
#endif
