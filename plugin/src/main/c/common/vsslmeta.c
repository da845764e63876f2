/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslmeta.h"

#include <gst/video/gstvideometa.h>

/* All geometry is 0..1 of the picture, so copies and scaled pictures keep the meta as it is. Whatever else happens to
 * the picture (crop, flip, letterbox from 1.28 on) drops it: no localization is better than one in the wrong place. */
static gboolean
vssl_meta_transform (GstBuffer * to, GstCustomMeta * meta, GstBuffer * from,
    GQuark type, gpointer data, gpointer user_data)
{
  (void) from;
  (void) user_data;
  if (GST_META_TRANSFORM_IS_COPY (type)) {
    if (((GstMetaTransformCopy *) data)->region)
      return FALSE;
  } else if (!GST_VIDEO_META_TRANSFORM_IS_SCALE (type)) {
    return FALSE;
  }
  vssl_meta_set (to, gst_custom_meta_get_structure (meta));
  return TRUE;
}

void
vssl_meta_register (void)
{
  static const gchar *tags[] =
      { GST_META_TAG_VIDEO_STR, GST_META_TAG_VIDEO_SIZE_STR,
    GST_META_TAG_VIDEO_ORIENTATION_STR, NULL
  };

  if (!gst_meta_get_info (VSSL_META_NAME))
    gst_meta_register_custom (VSSL_META_NAME, tags, vssl_meta_transform, NULL,
        NULL);
}

GstStructure *
vssl_meta_fields (GstBuffer * buffer)
{
  GstCustomMeta *meta = gst_buffer_get_custom_meta (buffer, VSSL_META_NAME);

  return meta ? gst_custom_meta_get_structure (meta) : NULL;
}

gboolean
vssl_meta_is_located (const GstStructure * fields)
{
  return g_strcmp0 (gst_structure_get_string (fields, "verdict"),
      "located") == 0;
}

/* Names of fields are no quarks any more from 1.26 on. */
#if GST_CHECK_VERSION (1, 26, 0)
typedef const GstIdStr *FieldName;
#define set_field gst_structure_id_str_set_value
#define each_field gst_structure_foreach_id_str
#else
typedef GQuark FieldName;
#define set_field gst_structure_id_set_value
#define each_field gst_structure_foreach
#endif

static gboolean
copy_field (FieldName name, const GValue * value, gpointer to)
{
  set_field (to, name, value);
  return TRUE;
}

void
vssl_meta_set (GstBuffer * buffer, const GstStructure * fields)
{
  GstCustomMeta *meta = gst_buffer_get_custom_meta (buffer, VSSL_META_NAME);
  GstStructure *old;

  if (!meta)
    meta = gst_buffer_add_custom_meta (buffer, VSSL_META_NAME);
  old = gst_custom_meta_get_structure (meta);
  gst_structure_remove_all_fields (old);
  each_field (fields, copy_field, old);
}

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
