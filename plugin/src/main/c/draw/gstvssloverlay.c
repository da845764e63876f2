/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SECTION:element-vssloverlay
 * @title: vssloverlay
 *
 * Draws the results of vssl on the video: the heatmap, a bounding box around every source, and a badge with the verdict
 * and the loudness. Heatmap and boxes are drawn only when the verdict is located. Buffers without a VsslMeta pass through
 * unmodified.
 */

#include <gst/video/gstvideofilter.h>
#include "gstvsslelements.h"
#include "common/vsslfield.h"
#include "common/vsslmeta.h"
#include "vsslpaint.h"

GST_DEBUG_CATEGORY_STATIC (gst_vssl_overlay_debug);
#define GST_CAT_DEFAULT gst_vssl_overlay_debug

#define GST_TYPE_VSSL_OVERLAY (gst_vssl_overlay_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslOverlay, gst_vssl_overlay, GST, VSSL_OVERLAY,
    GstVideoFilter);

struct _GstVsslOverlay
{
  GstVideoFilter filter;
  gdouble alpha;                /* all under the object lock */
  gboolean heat, boxes, badge;
};

#define CAPS GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE (VSSL_PAINT_FORMATS))

static GstStaticPadTemplate sink_template =
GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, CAPS);
static GstStaticPadTemplate src_template =
GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, CAPS);

G_DEFINE_FINAL_TYPE (GstVsslOverlay, gst_vssl_overlay, GST_TYPE_VIDEO_FILTER);
GST_ELEMENT_REGISTER_DEFINE (vssloverlay, "vssloverlay", GST_RANK_NONE,
    gst_vssl_overlay_get_type ());

/* Okabe and Ito's palette, safe for colour-blind viewers; the badge spells the verdict out anyway. */
static const struct
{
  const gchar *verdict;
  guint8 red, green, blue;
} COLOURS[] = {
  {"located", 0, 158, 115}, {"offscreen", 230, 159, 0},
  {"noise", 86, 180, 233}, {"silence", 153, 153, 153},
  {"warming", 240, 228, 66}, {"no-audio", 213, 94, 0},
};

static VsslColour
colour_of (const GstVideoInfo * info, const gchar * verdict)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (COLOURS) - 1; i++)
    if (g_strcmp0 (COLOURS[i].verdict, verdict) == 0)
      break;
  return vssl_colour (info, COLOURS[i].red, COLOURS[i].green, COLOURS[i].blue);
}

static void
draw_heat (GstVideoFrame * frame, const GstStructure * fields, gdouble alpha)
{
  VsslHeat heat;

  if (vssl_heat_map (&heat, fields)) {
    vssl_paint_heat (frame, heat.cells, heat.width, heat.height, heat.threshold,
        heat.peak, alpha);
    vssl_heat_unmap (&heat);
  }
}

static void
draw_boxes (GstVideoFrame * frame, const GstStructure * fields, gint dot)
{
  const GValue *sources = gst_structure_get_value (fields, "sources");
  VsslColour colour = colour_of (&frame->info, "located");
  gdouble w = GST_VIDEO_FRAME_WIDTH (frame);
  gdouble h = GST_VIDEO_FRAME_HEIGHT (frame);
  guint i;

  for (i = 0; sources && i < gst_value_array_get_size (sources); i++) {
    const GstStructure *source =
        gst_value_get_structure (gst_value_array_get_value (sources, i));
    gdouble x = 0, y = 0, width = 0, height = 0;

    gst_structure_get (source, "x", G_TYPE_DOUBLE, &x, "y", G_TYPE_DOUBLE, &y,
        "width", G_TYPE_DOUBLE, &width, "height", G_TYPE_DOUBLE, &height, NULL);
    vssl_paint_frame (frame, (gint) (x * w), (gint) (y * h), (gint) (width * w),
        (gint) (height * h), dot, colour);
  }
}

/* The verdict, what sounds, and how loud it is: a bar from -60 to 0 LUFS. */
static void
draw_badge (GstVideoFrame * frame, const GstStructure * fields, gint dot)
{
  const gchar *verdict = gst_structure_get_string (fields, "verdict");
  const GValue *sources = gst_structure_get_value (fields, "sources");
  const gchar *label = sources && gst_value_array_get_size (sources) > 0 ?
      gst_structure_get_string (gst_value_get_structure
      (gst_value_array_get_value (sources, 0)), "label") : NULL;
  g_autofree gchar *text = g_strconcat (verdict ? verdict : "",
      label ? " " : NULL, label, NULL);
  gboolean fits = vssl_text_width (dot, text) + 16 * dot
      <= GST_VIDEO_FRAME_WIDTH (frame);
  const gchar *said = fits || !verdict ? text : verdict;
  VsslColour black = vssl_colour (&frame->info, 0, 0, 0);
  VsslColour white = vssl_colour (&frame->info, 255, 255, 255);
  VsslColour colour = colour_of (&frame->info, verdict);
  gint width = vssl_text_width (dot, said) + 8 * dot, height = 14 * dot;
  gint x = 4 * dot, y = GST_VIDEO_FRAME_HEIGHT (frame) - height - 4 * dot;
  gdouble loudness = -120;

  gst_structure_get_double (fields, "loudness", &loudness);
  vssl_paint_rectangle (frame, x, y, width, height, black, 190);
  vssl_paint_rectangle (frame, x, y, 2 * dot, height, colour, 256);
  vssl_paint_text (frame, x + 5 * dot, y + 2 * dot, dot, white, said);
  vssl_paint_rectangle (frame, x + 5 * dot, y + 11 * dot,
      (gint) ((width - 8 * dot) * CLAMP ((loudness + 60) / 60, 0, 1)), dot,
      colour, 256);
}

static GstFlowReturn
transform_frame_ip (GstVideoFilter * filter, GstVideoFrame * frame)
{
  GstVsslOverlay *self = GST_VSSL_OVERLAY (filter);
  const GstStructure *fields = vssl_meta_fields (frame->buffer);
  gint dot = MAX (2, GST_VIDEO_FRAME_HEIGHT (frame) / 180);
  gboolean heat, boxes, badge, located;
  gdouble alpha;

  if (!fields) {
    GST_LOG_OBJECT (self, "frame of pts %" GST_TIME_FORMAT " has no VsslMeta",
        GST_TIME_ARGS (GST_BUFFER_PTS (frame->buffer)));
    return GST_FLOW_OK;
  }
  GST_OBJECT_LOCK (self);
  alpha = self->alpha;
  heat = self->heat;
  boxes = self->boxes;
  badge = self->badge;
  GST_OBJECT_UNLOCK (self);
  located = vssl_meta_is_located (fields);
  GST_LOG_OBJECT (self,
      "frame of pts %" GST_TIME_FORMAT " is %s: drawing%s%s%s",
      GST_TIME_ARGS (GST_BUFFER_PTS (frame->buffer)),
      gst_structure_get_string (fields, "verdict"), heat
      && located ? " heat" : "", boxes
      && located ? " boxes" : "", badge ? " badge" : "");
  if (heat && located)
    draw_heat (frame, fields, alpha);
  if (boxes && located)
    draw_boxes (frame, fields, dot);
  if (badge)
    draw_badge (frame, fields, dot);
  return GST_FLOW_OK;
}

#define AT(member, type) VSSL_AT (GstVsslOverlay, member, type)
#define ANY_TIME (VSSL_ANY_TIME | GST_PARAM_CONTROLLABLE)

static void
install_switch (GObjectClass * klass, gsize at, const gchar * name,
    const gchar * blurb)
{
  vssl_field (klass, at, g_param_spec_boolean (name, NULL, blurb, TRUE,
          ANY_TIME));
}

static void
gst_vssl_overlay_class_init (GstVsslOverlayClass * klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GstElementClass *element = GST_ELEMENT_CLASS (klass);

  GST_DEBUG_CATEGORY_INIT (gst_vssl_overlay_debug, "vssloverlay", 0,
      "heat, boxes and verdicts in the picture");
  vssl_fields_prepare (object);
  vssl_field (object, AT (alpha, gdouble), g_param_spec_double ("alpha", NULL,
          "Opacity of the heatmap at its maximum, 0 (invisible) to 1 (opaque)",
          0, 1, 0.65, ANY_TIME));
  install_switch (object, AT (heat, gboolean), "heat",
      "Draw the heatmap of the sound sources");
  install_switch (object, AT (boxes, gboolean), "boxes",
      "Draw a bounding box around every source");
  install_switch (object, AT (badge, gboolean), "badge",
      "Draw a badge with the verdict and the loudness");
  gst_element_class_set_static_metadata (element, "Sound source overlay",
      "Filter/Effect/Video",
      "Draws the heatmap, sources and verdict found by " "vssl",
      "gst-vssl contributors");
  gst_element_class_add_static_pad_template (element, &sink_template);
  gst_element_class_add_static_pad_template (element, &src_template);
  GST_VIDEO_FILTER_CLASS (klass)->transform_frame_ip = transform_frame_ip;
}

static void
gst_vssl_overlay_init (GstVsslOverlay * self)
{
  vssl_fields_init (self);
}
