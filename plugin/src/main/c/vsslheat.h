/* The heatmap in the fields of a VsslMeta. */
#ifndef VSSL_HEAT_H
#define VSSL_HEAT_H

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct
{
  const gfloat *cells;          /* row-major, -1..1 */
  gint width, height;           /* in cells */
  gdouble threshold, peak;      /* -1..1 */
  GstBuffer *buffer;
  GstMapInfo map;
} VsslHeat;

/* FALSE when no model was run; else valid until unmapped. */
gboolean vssl_heat_map (VsslHeat * heat, const GstStructure * fields);
void vssl_heat_unmap (VsslHeat * heat);

G_END_DECLS
#endif
