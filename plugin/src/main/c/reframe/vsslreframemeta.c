/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvsslreframe.h"

#include <math.h>

#include "common/vsslmeta.h"

/* Where the places of the old picture are in the new one: clipped to it, and FALSE where nothing is left. */
static gboolean
map_part (const VsslPart * crop, VsslPart * part)
{
  gdouble left = CLAMP ((part->x - crop->x) / crop->width, 0, 1);
  gdouble top = CLAMP ((part->y - crop->y) / crop->height, 0, 1);
  gdouble right = CLAMP ((part->x + part->width - crop->x) / crop->width, 0, 1);
  gdouble bottom =
      CLAMP ((part->y + part->height - crop->y) / crop->height, 0, 1);

  *part = (VsslPart) {
  left, top, right - left, bottom - top};
  return part->width > 0 && part->height > 0;
}

static gboolean
map_source (const GstStructure * source, const VsslPart * crop, GValue * to)
{
  VsslPart box = { 0, 0, 0, 0 };
  gdouble x = 0, y = 0;
  GstStructure *mapped;

  gst_structure_get (source, "x", G_TYPE_DOUBLE, &box.x, "y", G_TYPE_DOUBLE,
      &box.y, "width", G_TYPE_DOUBLE, &box.width, "height", G_TYPE_DOUBLE,
      &box.height, "peak_x", G_TYPE_DOUBLE, &x, "peak_y", G_TYPE_DOUBLE, &y,
      NULL);
  if (!map_part (crop, &box))
    return FALSE;
  mapped = gst_structure_copy (source);
  gst_structure_set (mapped, "x", G_TYPE_DOUBLE, box.x, "y", G_TYPE_DOUBLE,
      box.y, "width", G_TYPE_DOUBLE, box.width, "height", G_TYPE_DOUBLE,
      box.height,
      "peak_x", G_TYPE_DOUBLE, CLAMP ((x - crop->x) / crop->width, 0, 1),
      "peak_y", G_TYPE_DOUBLE, CLAMP ((y - crop->y) / crop->height, 0, 1),
      NULL);
  g_value_init (to, GST_TYPE_STRUCTURE);
  g_value_take_boxed (to, mapped);
  return TRUE;
}

/* A sound from beside the crop is off-screen in the new picture, and said so. */
static void
map_sources (GstStructure * fields, const VsslPart * crop)
{
  const GValue *sources = gst_structure_get_value (fields, "sources");
  GValue all = G_VALUE_INIT;
  guint i;

  g_value_init (&all, GST_TYPE_ARRAY);
  for (i = 0; sources && i < gst_value_array_get_size (sources); i++) {
    GValue mapped = G_VALUE_INIT;
    if (map_source (gst_value_get_structure (gst_value_array_get_value (sources,
                    i)), crop, &mapped))
      gst_value_array_append_and_take_value (&all, &mapped);
  }
  if (gst_value_array_get_size (&all) == 0
      && g_strcmp0 (gst_structure_get_string (fields, "verdict"), "located")
      == 0)
    gst_structure_set (fields, "verdict", G_TYPE_STRING, "offscreen", NULL);
  gst_structure_take_value (fields, "sources", &all);
}

/* Between the centres of four cells; beyond the outermost centres it is theirs. */
static gfloat
heat_at (const gfloat * heat, gint width, gint height, gdouble x, gdouble y)
{
  gdouble across = CLAMP (x * width - 0.5, 0, width - 1);
  gdouble down = CLAMP (y * height - 0.5, 0, height - 1);
  gint column = (gint) across, row = (gint) down;
  gint next = MIN (column + 1, width - 1), below = MIN (row + 1, height - 1);
  gdouble part = across - column, part_down = down - row;
  gdouble upper = heat[row * width + column] * (1 - part)
      + heat[row * width + next] * part;
  gdouble lower = heat[below * width + column] * (1 - part)
      + heat[below * width + next] * part;

  return (gfloat) (upper * (1 - part_down) + lower * part_down);
}

/* As many cells as before, over the crop. Heat that is not what its fields say is left out. */
static void
map_heat (GstStructure * fields, const VsslPart * crop)
{
  VsslHeat heat;
  GstBuffer *mapped;
  gfloat *cells;
  gint i;

  if (!vssl_heat_map (&heat, fields)) {
    gst_structure_remove_fields (fields, "heat", "heat_width", "heat_height",
        NULL);
    return;
  }
  cells = g_new (gfloat, heat.width * heat.height);
  for (i = 0; i < heat.width * heat.height; i++)
    cells[i] = heat_at (heat.cells, heat.width, heat.height,
        crop->x + (i % heat.width + 0.5) / heat.width * crop->width,
        crop->y + (i / heat.width + 0.5) / heat.height * crop->height);
  mapped = gst_buffer_new_wrapped (cells,
      sizeof (gfloat) * (gsize) (heat.width * heat.height));
  vssl_heat_unmap (&heat);
  gst_structure_set (fields, "heat", GST_TYPE_BUFFER, mapped, NULL);
  gst_buffer_unref (mapped);
}

static void
copy_params (GstVideoRegionOfInterestMeta * to, GList * params)
{
  for (; params; params = params->next)
    gst_video_region_of_interest_meta_add_param (to,
        gst_structure_copy (params->data));
}

static void
map_regions (const GstVideoFrame * from, GstVideoFrame * to,
    const VsslPart * crop)
{
  gdouble old_width = GST_VIDEO_FRAME_WIDTH (from);
  gdouble old_height = GST_VIDEO_FRAME_HEIGHT (from);
  gdouble width = GST_VIDEO_FRAME_WIDTH (to);
  gdouble height = GST_VIDEO_FRAME_HEIGHT (to);
  gpointer state = NULL;
  GstMeta *meta;

  while ((meta = gst_buffer_iterate_meta_filtered (from->buffer, &state,
              GST_VIDEO_REGION_OF_INTEREST_META_API_TYPE))) {
    GstVideoRegionOfInterestMeta *roi = (GstVideoRegionOfInterestMeta *) meta;
    VsslPart part = { roi->x / old_width, roi->y / old_height,
      roi->w / old_width, roi->h / old_height
    };
    GstVideoRegionOfInterestMeta *mapped;

    if (!map_part (crop, &part))
      continue;
    mapped = gst_buffer_add_video_region_of_interest_meta_id (to->buffer,
        roi->roi_type, (guint) lround (part.x * width),
        (guint) lround (part.y * height), (guint) lround (part.width * width),
        (guint) lround (part.height * height));
    mapped->id = roi->id;
    mapped->parent_id = roi->parent_id;
    copy_params (mapped, roi->params);
  }
}

void
vssl_reframe_metas (const GstVideoFrame * from, GstVideoFrame * to,
    const VsslPart * crop, gboolean is_whole)
{
  static const VsslPart WHOLE = { 0, 0, 1, 1 };
  const GstStructure *known = vssl_meta_fields (from->buffer);
  GstStructure *fields;

  map_regions (from, to, is_whole ? &WHOLE : crop);
  if (!known)
    return;
  fields = gst_structure_copy (known);
  if (!is_whole) {
    map_sources (fields, crop);
    map_heat (fields, crop);
  }
  gst_structure_set (fields, "crop_x", G_TYPE_DOUBLE, crop->x, "crop_y",
      G_TYPE_DOUBLE, crop->y, "crop_width", G_TYPE_DOUBLE, crop->width,
      "crop_height", G_TYPE_DOUBLE, crop->height, NULL);
  vssl_meta_set (to->buffer, fields);
  gst_structure_free (fields);
}
