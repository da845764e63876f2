/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvsslreframe.h"

#include <math.h>

/* Formats stay; any size may become any other, and pixels need not be square. */
GstCaps *
vssl_reframe_transform_caps (GstBaseTransform * trans,
    GstPadDirection direction, GstCaps * caps, GstCaps * filter)
{
  GstCaps *all = gst_caps_copy (caps), *some;
  guint i;

  (void) trans;
  (void) direction;
  for (i = 0; i < gst_caps_get_size (all); i++)
    gst_structure_set (gst_caps_get_structure (all, i),
        "width", GST_TYPE_INT_RANGE, 1, G_MAXINT,
        "height", GST_TYPE_INT_RANGE, 1, G_MAXINT,
        "pixel-aspect-ratio", GST_TYPE_FRACTION_RANGE, 1, G_MAXINT, G_MAXINT, 1,
        NULL);
  if (!filter)
    return all;
  some = gst_caps_intersect_full (filter, all, GST_CAPS_INTERSECT_FIRST);
  gst_caps_unref (all);
  return some;
}

/* Encoders of half as much colour take no other sizes. */
static gint
even (gdouble pixels)
{
  return (gint) pixels & ~1;
}

/* What the properties ask for, in pixels; what they leave open is even. The aspect is that of the result, counted in pixels. */
static void
wanted_size (GstVsslReframe * self, gint width, gint height, gdouble aspect,
    gint * wanted_width, gint * wanted_height)
{
  gint w = self->width, h = self->height;

  if (w == 0 && h == 0) {
    gboolean is_tall = aspect * height < width;
    w = even (is_tall ? aspect * height : width);
    h = even (is_tall ? height : width / aspect);
  }
  *wanted_width = w ? w : even (round (h * aspect));
  *wanted_height = h ? h : even (round (w / aspect));
}

GstCaps *
vssl_reframe_fixate_caps (GstBaseTransform * trans, GstPadDirection direction,
    GstCaps * caps, GstCaps * othercaps)
{
  GstVsslReframe *self = GST_VSSL_REFRAME (trans);
  GstStructure *known = gst_caps_get_structure (caps, 0), *open;
  gint width = 1, height = 1, n = 1, d = 1, wanted_width, wanted_height, found;
  gdouble aspect;

  othercaps = gst_caps_make_writable (gst_caps_truncate (othercaps));
  if (direction == GST_PAD_SRC || !gst_structure_get (known, "width",
          G_TYPE_INT, &width, "height", G_TYPE_INT, &height, NULL))
    return gst_caps_fixate (othercaps);
  gst_structure_get_fraction (known, "pixel-aspect-ratio", &n, &d);
  open = gst_caps_get_structure (othercaps, 0);
  gst_structure_fixate_field_nearest_fraction (open, "pixel-aspect-ratio", n,
      d);
  gst_structure_get_fraction (open, "pixel-aspect-ratio", &n, &d);
  GST_OBJECT_LOCK (self);
  aspect = (gdouble) self->aspect.numerator / self->aspect.denominator * d / n;
  wanted_size (self, width, height, aspect, &wanted_width, &wanted_height);
  if (self->debug) {
    wanted_width = width;
    wanted_height = height;
  }
  GST_OBJECT_UNLOCK (self);
  gst_structure_fixate_field_nearest_int (open, "width", MAX (1, wanted_width));
  if (gst_structure_get_int (open, "width", &found) && found != wanted_width
      && self->height == 0 && !self->debug)
    wanted_height = even (round (found / aspect));
  gst_structure_fixate_field_nearest_int (open, "height", MAX (1,
          wanted_height));
  return gst_caps_fixate (othercaps);
}

VsslPart
vssl_reframe_widest (gdouble picture_aspect, gdouble crop_aspect)
{
  gdouble width = MIN (1, crop_aspect / picture_aspect);
  gdouble height = MIN (1, picture_aspect / crop_aspect);
  VsslPart part = { (1 - width) / 2, (1 - height) / 2, width, height };

  return part;
}
