#include "vsslheat.h"

gboolean
vssl_heat_map (VsslHeat * heat, const GstStructure * fields)
{
  heat->buffer = NULL;
  if (gst_structure_get (fields, "heat", GST_TYPE_BUFFER, &heat->buffer,
          "heat_width", G_TYPE_INT, &heat->width, "heat_height", G_TYPE_INT,
          &heat->height, "threshold", G_TYPE_DOUBLE, &heat->threshold, "peak",
          G_TYPE_DOUBLE, &heat->peak, NULL)
      && gst_buffer_map (heat->buffer, &heat->map, GST_MAP_READ)) {
    heat->cells = (const gfloat *) heat->map.data;
    if (heat->width > 0 && heat->height > 0 && heat->map.size >=
        sizeof (gfloat) * (gsize) heat->width * (gsize) heat->height)
      return TRUE;
    gst_buffer_unmap (heat->buffer, &heat->map);
  }
  gst_clear_buffer (&heat->buffer);
  return FALSE;
}

void
vssl_heat_unmap (VsslHeat * heat)
{
  gst_buffer_unmap (heat->buffer, &heat->map);
  gst_buffer_unref (heat->buffer);
}
