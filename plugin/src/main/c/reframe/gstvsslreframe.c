/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SECTION:element-vsslreframe
 * @title: vsslreframe
 *
 * Crops and scales video so that the sound source stays in the picture: reads VsslMeta, plans a smooth camera path, and
 * outputs frames of a fixed size. VsslMeta and regions of interest are transformed to the coordinates of the output; a
 * source outside the crop becomes off-screen. Without VsslMeta the crop is the widest one, centred, and no JVM is started.
 *
 * |[
 * gst-launch-1.0 uridecodebin uri=file:///tmp/talk.mp4 name=d  d. ! videoconvert ! vssl name=v !
 *     vsslreframe aspect=9/16 ! videoconvert ! autovideosink  d. ! audioconvert ! v.audio_sink
 * ]|
 */
#include "gstvsslreframe.h"
#include "gstvsslelements.h"

#include <math.h>

#include "jni/vssljava.h"
#include "common/vsslmeta.h"
#include "common/vsslsegment.h"
#include "draw/vsslpaint.h"

GST_DEBUG_CATEGORY_STATIC (gst_vssl_reframe_debug);
#define GST_CAT_DEFAULT gst_vssl_reframe_debug

#define CAPS GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE (VSSL_PAINT_FORMATS))

static GstStaticPadTemplate sink_template =
GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, CAPS);
static GstStaticPadTemplate src_template =
GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, CAPS);

G_DEFINE_FINAL_TYPE (GstVsslReframe, gst_vssl_reframe, GST_TYPE_VIDEO_FILTER);
GST_ELEMENT_REGISTER_DEFINE (vsslreframe, "vsslreframe", GST_RANK_NONE,
    gst_vssl_reframe_get_type ());

static gdouble
aspect_of (const GstVideoInfo * info)
{
  return (gdouble) GST_VIDEO_INFO_WIDTH (info) * GST_VIDEO_INFO_PAR_N (info)
      / ((gdouble) GST_VIDEO_INFO_HEIGHT (info) * GST_VIDEO_INFO_PAR_D (info));
}

/* That of the output or, with debug set, of the property. */
static gdouble
crop_aspect (GstVsslReframe * self)
{
  return self->debug ? (gdouble) self->aspect.numerator /
      self->aspect.denominator : aspect_of (&self->filter.out_info);
}

static gboolean
open_planner (GstVsslReframe * self)
{
  g_autofree gchar *path = NULL;
  g_autofree gchar *java_home = NULL;
  g_autofree gchar *options = NULL;
  g_autoptr (GError) error = NULL;

  GST_OBJECT_LOCK (self);
  path = g_strdup (self->path ? self->path : "");
  java_home = g_strdup (self->java_home);
  options = g_strdup (self->jvm_options);
  self->needs_configure = TRUE;
  GST_OBJECT_UNLOCK (self);
  self->needs_shape = TRUE;
  self->has_path = *path != 0;
  GST_DEBUG_OBJECT (self, "opening the planner, %s%s",
      self->has_path ? "path " : "live", path);
  self->planner = vssl_planner_new (path, java_home, options, &error);
  if (!self->planner)
    vssl_java_post_error (GST_ELEMENT (self), error);
  return self->planner != NULL;
}

/* A path file is read at start; when planning live, the JVM is not needed before the first VsslMeta. */
static gboolean
start (GstBaseTransform * trans)
{
  GstVsslReframe *self = GST_VSSL_REFRAME (trans);

  self->time = 0;
  self->crop.width = 0;
  return !self->path || !*self->path || open_planner (self);
}

static gboolean
stop (GstBaseTransform * trans)
{
  GstVsslReframe *self = GST_VSSL_REFRAME (trans);

  g_clear_pointer (&self->planner, vssl_planner_free);
  vssl_scaler_clear (&self->scaler);
  return TRUE;
}

static gboolean
set_info (GstVideoFilter * filter, GstCaps * incaps, GstVideoInfo * in,
    GstCaps * outcaps, GstVideoInfo * out)
{
  (void) in;
  (void) out;
  GST_DEBUG_OBJECT (filter, "from %" GST_PTR_FORMAT " to %" GST_PTR_FORMAT,
      incaps, outcaps);
  GST_VSSL_REFRAME (filter)->needs_shape = TRUE;
  return TRUE;
}

static gboolean
sink_event (GstBaseTransform * trans, GstEvent * event)
{
  GST_DEBUG_OBJECT (trans, "%" GST_PTR_FORMAT, event);
  if (GST_EVENT_TYPE (event) == GST_EVENT_SEGMENT
      && !vssl_segment_is_in_time (GST_ELEMENT (trans), event)) {
    gst_event_unref (event);
    return FALSE;
  }
  if (GST_EVENT_TYPE (event) == GST_EVENT_SEGMENT
      || GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_STOP)
    GST_VSSL_REFRAME (trans)->needs_shape = TRUE;
  return
      GST_BASE_TRANSFORM_CLASS (gst_vssl_reframe_parent_class)->sink_event
      (trans, event);
}

/* Setting the shape restarts the plan. */
static gboolean
update_planner (GstVsslReframe * self, GError ** error)
{
  g_autoptr (GstStructure) settings = NULL;

  GST_OBJECT_LOCK (self);
  if (self->needs_configure)
    settings = gst_structure_copy (self->settings);
  self->needs_configure = FALSE;
  GST_OBJECT_UNLOCK (self);
  if (settings)
    GST_DEBUG_OBJECT (self, "planner: %" GST_PTR_FORMAT, settings);
  if (settings && !vssl_planner_configure (self->planner, settings, error))
    return FALSE;
  if (self->needs_shape && !vssl_planner_shape (self->planner,
          aspect_of (&self->filter.in_info), crop_aspect (self), error))
    return FALSE;
  if (self->needs_shape)
    GST_DEBUG_OBJECT (self, "planning anew for a crop of aspect %g",
        crop_aspect (self));
  self->needs_shape = FALSE;
  return TRUE;
}

/* A live plan is in running time; a path file in stream time, so that seeking works. */
static guint64
time_of (GstVsslReframe * self, GstBuffer * buffer)
{
  const GstSegment *segment = &GST_BASE_TRANSFORM (self)->segment;
  guint64 time = self->has_path
      ? gst_segment_to_stream_time (segment, GST_FORMAT_TIME,
      GST_BUFFER_PTS (buffer)) : gst_segment_to_running_time (segment,
      GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));

  if (GST_CLOCK_TIME_IS_VALID (time))
    self->time = time;
  return self->time;
}

static gboolean
find_crop (GstVsslReframe * self, const GstVideoFrame * from, VsslPart * crop)
{
  const GstStructure *fields = vssl_meta_fields (from->buffer);
  g_autoptr (GError) error = NULL;

  *crop = vssl_reframe_widest (aspect_of (&from->info), crop_aspect (self));
  if (!self->planner && !fields)
    return TRUE;
  if (!self->planner && !open_planner (self))
    return FALSE;
  if (update_planner (self, &error) && vssl_planner_crop (self->planner,
          fields ? gst_structure_get_value (fields, "sources") : NULL, from,
          time_of (self, from->buffer), crop, &error))
    return TRUE;
  vssl_java_post_error (GST_ELEMENT (self), error);
  return FALSE;
}

static gdouble
nearest_step (gdouble at, gint sub, gdouble last)
{
  gdouble step = 1 << sub;

  return MAX (0, MIN (round (at / step), floor (last / step))) * step;
}

/* A static crop is aligned to whole pixels of every plane, which is sharper, and a plain copy where nothing is scaled; a
 * moving one is not. */
static VsslPart
pixels_of (GstVsslReframe * self, const GstVideoFrame * from,
    const VsslPart * crop)
{
  const GstVideoFormatInfo *format = from->info.finfo;
  gdouble width = GST_VIDEO_FRAME_WIDTH (from);
  gdouble height = GST_VIDEO_FRAME_HEIGHT (from);
  gint chroma = GST_VIDEO_FORMAT_INFO_N_COMPONENTS (format) > 1 ? 1 : 0;
  VsslPart part = { crop->x * width, crop->y * height, crop->width * width,
    crop->height * height
  };

  if (self->crop.width == 0 || (crop->x == self->crop.x
          && crop->y == self->crop.y)) {
    part.x = nearest_step (part.x, format->w_sub[chroma], width - part.width);
    part.y = nearest_step (part.y, format->h_sub[chroma], height - part.height);
  }
  return part;
}

static void
draw_window (GstVideoFrame * frame, const VsslPart * crop)
{
  gint width = GST_VIDEO_FRAME_WIDTH (frame);
  gint height = GST_VIDEO_FRAME_HEIGHT (frame);
  gint x = (gint) lround (crop->x * width), y = (gint) lround (crop->y *
      height);
  gint w = (gint) lround (crop->width * width);
  gint h = (gint) lround (crop->height * height);
  VsslColour black = vssl_colour (&frame->info, 0, 0, 0);

  vssl_paint_rectangle (frame, 0, 0, width, y, black, 140);
  vssl_paint_rectangle (frame, 0, y + h, width, height - y - h, black, 140);
  vssl_paint_rectangle (frame, 0, y, x, h, black, 140);
  vssl_paint_rectangle (frame, x + w, y, width - x - w, h, black, 140);
  vssl_paint_frame (frame, x, y, w, h, MAX (2, height / 180),
      vssl_colour (&frame->info, 240, 228, 66));
}

static GstFlowReturn
transform_frame (GstVideoFilter * filter, GstVideoFrame * from,
    GstVideoFrame * to)
{
  GstVsslReframe *self = GST_VSSL_REFRAME (filter);
  VsslPart crop, part = { 0, 0, GST_VIDEO_FRAME_WIDTH (from),
    GST_VIDEO_FRAME_HEIGHT (from)
  };

  if (!find_crop (self, from, &crop))
    return GST_FLOW_ERROR;
  if (!self->debug)
    part = pixels_of (self, from, &crop);
  GST_LOG_OBJECT (self, "frame of pts %" GST_TIME_FORMAT ": crop %gx%g at %g,%g"
      " pixels for %dx%d", GST_TIME_ARGS (GST_BUFFER_PTS (from->buffer)),
      part.width, part.height, part.x, part.y, GST_VIDEO_FRAME_WIDTH (to),
      GST_VIDEO_FRAME_HEIGHT (to));
  vssl_scale (&self->scaler, from, to, &part);
  if (self->debug)
    draw_window (to, &crop);
  vssl_reframe_metas (from, to, &crop, self->debug);
  self->crop = crop;
  return GST_FLOW_OK;
}

/* Ours are written anew, in the coordinates of the output. */
static gboolean
transform_meta (GstBaseTransform * trans, GstBuffer * out, GstMeta * meta,
    GstBuffer * in)
{
  if (meta->info->api == GST_VIDEO_REGION_OF_INTEREST_META_API_TYPE
      || meta->info == gst_meta_get_info (VSSL_META_NAME))
    return FALSE;
  return
      GST_BASE_TRANSFORM_CLASS (gst_vssl_reframe_parent_class)->transform_meta
      (trans, out, meta, in);
}

static void
gst_vssl_reframe_class_init (GstVsslReframeClass * klass)
{
  GstElementClass *element = GST_ELEMENT_CLASS (klass);
  GstBaseTransformClass *trans = GST_BASE_TRANSFORM_CLASS (klass);
  GstVideoFilterClass *filter = GST_VIDEO_FILTER_CLASS (klass);

  GST_DEBUG_CATEGORY_INIT (gst_vssl_reframe_debug, "vsslreframe", 0,
      "crops video to follow the sound source");
  vssl_reframe_properties_install (G_OBJECT_CLASS (klass));
  gst_element_class_set_static_metadata (element, "Sound source reframer",
      "Filter/Effect/Video", "Crops and scales video to keep the sound source "
      "in the picture", "gst-vssl contributors");
  gst_element_class_add_static_pad_template (element, &sink_template);
  gst_element_class_add_static_pad_template (element, &src_template);
  trans->start = start;
  trans->stop = stop;
  trans->sink_event = sink_event;
  trans->transform_caps = vssl_reframe_transform_caps;
  trans->fixate_caps = vssl_reframe_fixate_caps;
  trans->transform_meta = transform_meta;
  filter->set_info = set_info;
  filter->transform_frame = transform_frame;
}

static void
gst_vssl_reframe_init (GstVsslReframe * self)
{
  gst_base_transform_set_gap_aware (GST_BASE_TRANSFORM (self), TRUE);
  vssl_fields_init (self);
}
