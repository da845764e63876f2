/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SECTION:element-vsslheatmap
 * @title: vsslheatmap
 *
 * Outputs the heatmap that vssl attached to each buffer as video of any size; the input picture itself is ignored. The
 * negotiated format selects what is output:
 *
 * * GRAY8, for programs: the raw similarity, whatever the verdict, scaled linearly from 0..1 to 0..255; negative values
 *   are clamped to 0. At the size of the heatmap each pixel is one cell, at other sizes cells are interpolated.
 * * RGB and its variants, for people: the colours of vssloverlay, opaque on black. As there, nothing is drawn unless the
 *   verdict is located: a raw heatmap always has a maximum, and in colour it would look like an answer.
 *
 * The output is black for a buffer without a heatmap (one for which the model was not run). Width and height default to
 * those of the input. The VsslMeta is copied, so vssloverlay can draw boxes downstream.
 *
 * |[
 * gst-launch-1.0 uridecodebin uri=file:///tmp/my.mp4 name=d  d. ! videoconvert ! vssl name=v ! vsslheatmap !
 *     video/x-raw,format=RGB,width=640,height=360 ! videoconvert ! autovideosink  d. ! audioconvert ! v.audio_sink
 * ]|
 */

#include <gst/base/gstbasetransform.h>
#include <gst/video/video.h>
#include <string.h>

#include "gstvsslelements.h"
#include "common/vsslmeta.h"
#include "vsslpaint.h"

GST_DEBUG_CATEGORY_STATIC (gst_vssl_heatmap_debug);
#define GST_CAT_DEFAULT gst_vssl_heatmap_debug

#define GST_TYPE_VSSL_HEATMAP (gst_vssl_heatmap_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslHeatmap, gst_vssl_heatmap, GST, VSSL_HEATMAP,
    GstBaseTransform);

struct _GstVsslHeatmap
{
  GstBaseTransform transform;
  GstVideoInfo info;            /* of the result */
};

static GstStaticPadTemplate sink_template =
GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS,
    GST_STATIC_CAPS ("video/x-raw(ANY)"));
static GstStaticPadTemplate src_template =
GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS,
    GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE
        ("{ GRAY8, RGB, BGR, RGBx, BGRx, xRGB, xBGR }")));

G_DEFINE_FINAL_TYPE (GstVsslHeatmap, gst_vssl_heatmap, GST_TYPE_BASE_TRANSFORM);
GST_ELEMENT_REGISTER_DEFINE (vsslheatmap, "vsslheatmap", GST_RANK_NONE,
    gst_vssl_heatmap_get_type ());

/* Only the rate of pictures is the same on both sides. */
static GstCaps *
transform_caps (GstBaseTransform * trans, GstPadDirection direction,
    GstCaps * caps, GstCaps * filter)
{
  GstPad *other = direction == GST_PAD_SINK ? trans->srcpad : trans->sinkpad;
  GstCaps *all = gst_caps_new_empty (), *some;
  guint i;

  for (i = 0; i < gst_caps_get_size (caps); i++) {
    GstCaps *one = gst_caps_make_writable (gst_pad_get_pad_template_caps
        (other));
    const GValue *rate =
        gst_structure_get_value (gst_caps_get_structure (caps, i), "framerate");

    if (rate)
      gst_caps_set_value (one, "framerate", rate);
    all = gst_caps_merge (all, one);
  }
  if (!filter)
    return all;
  some = gst_caps_intersect_full (filter, all, GST_CAPS_INTERSECT_FIRST);
  gst_caps_unref (all);
  return some;
}

/* As the picture; of another size, its pixels take the shape in which the whole is as wide as the picture. */
static GstCaps *
fixate_caps (GstBaseTransform * trans, GstPadDirection direction,
    GstCaps * caps, GstCaps * othercaps)
{
  GstStructure *open;
  GstVideoInfo picture;
  gint width, height, n, d;

  (void) trans;
  othercaps = gst_caps_make_writable (gst_caps_truncate (othercaps));
  if (direction == GST_PAD_SINK && gst_video_info_from_caps (&picture, caps)) {
    open = gst_caps_get_structure (othercaps, 0);
    gst_structure_fixate_field_nearest_int (open, "width", picture.width);
    gst_structure_fixate_field_nearest_int (open, "height", picture.height);
    if (gst_structure_get (open, "width", G_TYPE_INT, &width, "height",
            G_TYPE_INT, &height, NULL)
        && gst_util_fraction_multiply (picture.width * picture.par_n,
            picture.height * picture.par_d, height, width, &n, &d)) {
      if (gst_structure_has_field (open, "pixel-aspect-ratio"))
        gst_structure_fixate_field_nearest_fraction (open,
            "pixel-aspect-ratio", n, d);
      else
        gst_structure_set (open, "pixel-aspect-ratio", GST_TYPE_FRACTION, n, d,
            NULL);
    }
  }
  return gst_caps_fixate (othercaps);
}

static gboolean
set_caps (GstBaseTransform * trans, GstCaps * incaps, GstCaps * outcaps)
{
  GST_DEBUG_OBJECT (trans, "from %" GST_PTR_FORMAT " to %" GST_PTR_FORMAT,
      incaps, outcaps);
  return gst_video_info_from_caps (&GST_VSSL_HEATMAP (trans)->info, outcaps);
}

static gboolean
transform_size (GstBaseTransform * trans, GstPadDirection direction,
    GstCaps * caps, gsize size, GstCaps * othercaps, gsize * othersize)
{
  GstVideoInfo info;

  (void) trans;
  (void) direction;
  (void) caps;
  (void) size;
  if (!gst_video_info_from_caps (&info, othercaps))
    return FALSE;
  *othersize = info.size;
  return TRUE;
}

static gboolean
transform_meta (GstBaseTransform * trans, GstBuffer * outbuf, GstMeta * meta,
    GstBuffer * inbuf)
{
  if (gst_meta_info_is_custom (meta->info)
      && gst_custom_meta_has_name ((GstCustomMeta *) meta, VSSL_META_NAME))
    return TRUE;
  return
      GST_BASE_TRANSFORM_CLASS (gst_vssl_heatmap_parent_class)->transform_meta
      (trans, outbuf, meta, inbuf);
}

/* FALSE leaves the picture black. */
static gboolean
draw (GstVideoFrame * frame, const GstStructure * fields)
{
  gboolean grey = GST_VIDEO_FRAME_FORMAT (frame) == GST_VIDEO_FORMAT_GRAY8;
  VsslHeat heat;

  memset (GST_VIDEO_FRAME_PLANE_DATA (frame, 0), 0,
      (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0)
      * GST_VIDEO_FRAME_HEIGHT (frame));
  if (!fields || !(grey || vssl_meta_is_located (fields))
      || !vssl_heat_map (&heat, fields))
    return FALSE;
  if (grey)
    vssl_paint_heat_grey (frame, heat.cells, heat.width, heat.height);
  else
    vssl_paint_heat (frame, heat.cells, heat.width, heat.height,
        heat.threshold, heat.peak, 1);
  vssl_heat_unmap (&heat);
  return TRUE;
}

static GstFlowReturn
transform (GstBaseTransform * trans, GstBuffer * inbuf, GstBuffer * outbuf)
{
  GstVideoFrame frame;
  gboolean drawn;

  if (!gst_video_frame_map (&frame, &GST_VSSL_HEATMAP (trans)->info, outbuf,
          GST_MAP_WRITE)) {
    GST_ELEMENT_ERROR (trans, RESOURCE, WRITE,
        ("Failed to map the output buffer for writing"), (NULL));
    return GST_FLOW_ERROR;
  }
  drawn = draw (&frame, vssl_meta_fields (inbuf));
  GST_LOG_OBJECT (trans, "frame of pts %" GST_TIME_FORMAT ": %s",
      GST_TIME_ARGS (GST_BUFFER_PTS (inbuf)),
      drawn ? "heat drawn" : "black, without heat to draw");
  gst_video_frame_unmap (&frame);
  return GST_FLOW_OK;
}

static void
gst_vssl_heatmap_class_init (GstVsslHeatmapClass * klass)
{
  GstElementClass *element = GST_ELEMENT_CLASS (klass);
  GstBaseTransformClass *trans = GST_BASE_TRANSFORM_CLASS (klass);

  GST_DEBUG_CATEGORY_INIT (gst_vssl_heatmap_debug, "vsslheatmap", 0,
      "heat as pictures of its own");
  gst_element_class_set_static_metadata (element, "Sound source heatmap",
      "Filter/Converter/Video", "Outputs the heatmap of vssl as video: raw "
      "similarity in GRAY8 (0..1 as 0..255), the colours of vssloverlay in RGB",
      "gst-vssl contributors");
  gst_element_class_add_static_pad_template (element, &sink_template);
  gst_element_class_add_static_pad_template (element, &src_template);
  trans->transform_caps = transform_caps;
  trans->fixate_caps = fixate_caps;
  trans->set_caps = set_caps;
  trans->transform_size = transform_size;
  trans->transform_meta = transform_meta;
  trans->transform = transform;
}

static void
gst_vssl_heatmap_init (GstVsslHeatmap * self)
{
  gst_base_transform_set_gap_aware (GST_BASE_TRANSFORM (self), TRUE);
  (void) self;
}
