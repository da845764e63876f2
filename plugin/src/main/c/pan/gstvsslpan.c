/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SECTION:element-vsslpan
 * @title: vsslpan
 *
 * Pans audio to the horizontal position of its source in the picture. Link it downstream of the audio_src pad of a vssl:
 * it queries upstream where the source was at each buffer's running time; see
 * docs/decisions/0009-pan-asks-against-the-stream.md. While nothing is located, the audio is centred. The pan law has
 * constant power: the gains are sqrt(2) cos and sqrt(2) sin, so both are 1 in the centre, where the audio is bit-exact,
 * as it is with amount=0. Fully to one side it is 3 dB louder than in the centre; integer samples saturate.
 *
 * In a non-live pipeline a buffer waits until its video frame has been analysed, so a queue before this element must hold
 * the lookahead of vssl (half the model's window) plus what the video branch buffers; 5 s is enough. In a live pipeline
 * it never waits and uses the latest result.
 *
 * |[
 * gst-launch-1.0 uridecodebin uri=file:///tmp/clip.mp4 name=d  d. ! queue ! videoconvert ! vssl name=v ! videoconvert !
 *     autovideosink  d. ! queue ! audioconvert ! v.audio_sink  v.audio_src ! queue max-size-time=5000000000
 *     max-size-bytes=0 max-size-buffers=0 ! audioconvert ! vsslpan ! audioconvert ! audioresample ! autoaudiosink
 * ]|
 */

#include <gst/audio/audio.h>
#include <gst/base/gstbasetransform.h>
#include <math.h>

#include "gstvsslelements.h"
#include "common/vsslfield.h"
#include "common/vsslsegment.h"
#include "vsslpanlaw.h"
#include "common/vssltrack.h"

GST_DEBUG_CATEGORY_STATIC (gst_vssl_pan_debug);
#define GST_CAT_DEFAULT gst_vssl_pan_debug

#define CAPS(channels) "audio/x-raw, format = (string) { " \
    GST_AUDIO_NE (F32) ", " GST_AUDIO_NE (S16) " }, layout = (string) " \
    "interleaved, rate = (int) [ 1, max ], channels = (int) " channels

/* How long a buffer waits while no frame is analysed, like audio-timeout of vssl; and how often it queries. */
#define PATIENCE (2 * G_USEC_PER_SEC)
#define RETRY_INTERVAL (5 * G_TIME_SPAN_MILLISECOND)

#define GST_TYPE_VSSL_PAN (gst_vssl_pan_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslPan, gst_vssl_pan, GST, VSSL_PAN,
    GstBaseTransform);

struct _GstVsslPan
{
  GstBaseTransform transform;

  /* properties, under the object lock */
  gdouble amount;
  guint time_constant_ms;

  GMutex lock;                  /* what follows, up to the next comment */
  GCond woken;
  gboolean stopping;

  /* audio thread */
  GstAudioInfo in;
  gdouble position;             /* 0 left .. 1 right, of the last sample */
  gboolean frames_late;         /* not waited for until they resume */
  guint64 known_until;
  gboolean has_warned;          /* that no vssl answers */
};

static GstStaticPadTemplate sink_template = GST_STATIC_PAD_TEMPLATE ("sink",
    GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS (CAPS ("[ 1, 2 ]")));
static GstStaticPadTemplate src_template = GST_STATIC_PAD_TEMPLATE ("src",
    GST_PAD_SRC, GST_PAD_ALWAYS,
    GST_STATIC_CAPS (CAPS ("2") ", channel-mask = (bitmask) 0x3"));

G_DEFINE_FINAL_TYPE (GstVsslPan, gst_vssl_pan, GST_TYPE_BASE_TRANSFORM);
GST_ELEMENT_REGISTER_DEFINE (vsslpan, "vsslpan", GST_RANK_NONE,
    gst_vssl_pan_get_type ());

/* FALSE when stopping. */
static gboolean
wait_before_retry (GstVsslPan * self)
{
  gint64 until = g_get_monotonic_time () + RETRY_INTERVAL;
  gboolean stopping;

  g_mutex_lock (&self->lock);
  while (!self->stopping
      && g_cond_wait_until (&self->woken, &self->lock, until));
  stopping = self->stopping;
  g_mutex_unlock (&self->lock);
  return !stopping;
}

static void
warn_that_no_vssl_answers (GstVsslPan * self)
{
  if (!self->has_warned)
    GST_ELEMENT_WARNING (self, STREAM, FAILED,
        ("No vssl element upstream answered the position query, panning stays "
            "centred; link vsslpan downstream of the audio_src pad of a vssl"),
        (NULL));
  self->has_warned = TRUE;
}

/* The target position for a running time. Waits for its frame; gives up after PATIENCE without any progress. */
static gdouble
query_position (GstVsslPan * self, guint64 running_time)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;
  VsslPosition position;
  guint retries = 0;

  while (TRUE) {
    if (!vssl_track_query (GST_BASE_TRANSFORM_SINK_PAD (self), running_time,
            &position)) {
      warn_that_no_vssl_answers (self);
      return VSSL_PAN_MIDDLE;
    }
    if (position.known_until != self->known_until) {
      self->known_until = position.known_until;
      self->frames_late = FALSE;
      deadline = g_get_monotonic_time () + PATIENCE;
    }
    if (position.known_until >= running_time || !position.more_to_come
        || self->frames_late)
      break;
    if (retries++ == 0)
      GST_LOG_OBJECT (self, "buffer %" GST_TIME_FORMAT " waits for its frame, "
          "video is at %" GST_TIME_FORMAT, GST_TIME_ARGS (running_time),
          GST_TIME_ARGS (position.known_until));
    if (g_get_monotonic_time () > deadline) {
      self->frames_late = TRUE;
      GST_WARNING_OBJECT (self, "no frame was analysed for %d s, continuing "
          "without; the queue before vsslpan may need to be larger",
          (gint) (PATIENCE / G_USEC_PER_SEC));
    } else if (!wait_before_retry (self)) {
      break;
    }
  }
  GST_LOG_OBJECT (self, "buffer %" GST_TIME_FORMAT ": %s at %g, video is at %"
      GST_TIME_FORMAT "%s", GST_TIME_ARGS (running_time),
      position.located ? "located" : "not located", position.x,
      GST_TIME_ARGS (position.known_until),
      position.known_until >= running_time ? "" : " and not waited for");
  return position.located ? position.x : VSSL_PAN_MIDDLE;
}

static void
pan (GstVsslPan * self, gdouble target, const GstMapInfo * in, GstMapInfo * out)
{
  gint channels = GST_AUDIO_INFO_CHANNELS (&self->in);
  gsize samples = in->size / (gsize) GST_AUDIO_INFO_BPF (&self->in);
  gdouble seconds, share;

  GST_OBJECT_LOCK (self);
  seconds = self->time_constant_ms / 1000.0;
  GST_OBJECT_UNLOCK (self);
  share = seconds > 0 ? -expm1 (-1 / (seconds * self->in.rate)) : 1;
  if (GST_AUDIO_INFO_FORMAT (&self->in) == GST_AUDIO_FORMAT_S16)
    vssl_pan_shorts (&self->position, target, share, (const gint16 *) in->data,
        channels, samples, (gint16 *) out->data);
  else
    vssl_pan_floats (&self->position, target, share, (const gfloat *) in->data,
        channels, samples, (gfloat *) out->data);
}

static GstFlowReturn
transform (GstBaseTransform * base, GstBuffer * from, GstBuffer * to)
{
  GstVsslPan *self = GST_VSSL_PAN (base);
  guint64 running_time = gst_segment_to_running_time (&base->segment,
      GST_FORMAT_TIME, GST_BUFFER_PTS (from));
  gdouble amount, position = VSSL_PAN_MIDDLE;
  GstMapInfo in, out;

  GST_OBJECT_LOCK (self);
  amount = self->amount;
  GST_OBJECT_UNLOCK (self);
  if (amount > 0 && GST_CLOCK_TIME_IS_VALID (running_time))
    position = query_position (self, running_time);
  if (!gst_buffer_map (from, &in, GST_MAP_READ))
    return GST_FLOW_ERROR;
  if (!gst_buffer_map (to, &out, GST_MAP_WRITE)) {
    gst_buffer_unmap (from, &in);
    return GST_FLOW_ERROR;
  }
  pan (self, VSSL_PAN_MIDDLE + amount * (position - VSSL_PAN_MIDDLE), &in,
      &out);
  gst_buffer_unmap (to, &out);
  gst_buffer_unmap (from, &in);
  return GST_FLOW_OK;
}

static GstCaps *
transform_caps (GstBaseTransform * base, GstPadDirection direction,
    GstCaps * caps, GstCaps * filter)
{
  GstCaps *other = gst_caps_copy (caps);
  GstCaps *narrowed;
  guint i;

  (void) base;
  for (i = 0; i < gst_caps_get_size (other); i++) {
    GstStructure *structure = gst_caps_get_structure (other, i);

    gst_structure_remove_field (structure, "channel-mask");
    if (direction == GST_PAD_SINK)
      gst_structure_set (structure, "channels", G_TYPE_INT, 2, "channel-mask",
          GST_TYPE_BITMASK, G_GUINT64_CONSTANT (3), NULL);
    else
      gst_structure_set (structure, "channels", GST_TYPE_INT_RANGE, 1, 2, NULL);
  }
  if (!filter)
    return other;
  narrowed = gst_caps_intersect_full (filter, other, GST_CAPS_INTERSECT_FIRST);
  gst_caps_unref (other);
  return narrowed;
}

static gboolean
unit_size (GstBaseTransform * base, GstCaps * caps, gsize * size)
{
  GstAudioInfo info;

  (void) base;
  if (!gst_audio_info_from_caps (&info, caps))
    return FALSE;
  *size = (gsize) GST_AUDIO_INFO_BPF (&info);
  return TRUE;
}

static gboolean
set_caps (GstBaseTransform * base, GstCaps * in, GstCaps * out)
{
  GST_DEBUG_OBJECT (base, "from %" GST_PTR_FORMAT " to %" GST_PTR_FORMAT, in,
      out);
  return gst_audio_info_from_caps (&GST_VSSL_PAN (base)->in, in);
}

static gboolean
start (GstBaseTransform * base)
{
  GstVsslPan *self = GST_VSSL_PAN (base);

  self->position = VSSL_PAN_MIDDLE;
  self->known_until = 0;
  self->frames_late = FALSE;
  self->has_warned = FALSE;
  return TRUE;
}

static void
set_stopping (GstVsslPan * self, gboolean stopping)
{
  g_mutex_lock (&self->lock);
  GST_DEBUG_OBJECT (self, "%s", stopping ? "flushing" : "no longer flushing");
  self->stopping = stopping;
  g_cond_broadcast (&self->woken);
  g_mutex_unlock (&self->lock);
}

static gboolean
sink_event (GstBaseTransform * base, GstEvent * event)
{
  if (GST_EVENT_TYPE (event) == GST_EVENT_SEGMENT
      && !vssl_segment_is_in_time (GST_ELEMENT (base), event)) {
    gst_event_unref (event);
    return FALSE;
  }
  if (GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_START)
    set_stopping (GST_VSSL_PAN (base), TRUE);
  if (GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_STOP)
    set_stopping (GST_VSSL_PAN (base), FALSE);
  return GST_BASE_TRANSFORM_CLASS (gst_vssl_pan_parent_class)->sink_event (base,
      event);
}

static GstStateChangeReturn
change_state (GstElement * element, GstStateChange transition)
{
  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED)
    set_stopping (GST_VSSL_PAN (element), FALSE);
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY)
    set_stopping (GST_VSSL_PAN (element), TRUE);
  return GST_ELEMENT_CLASS (gst_vssl_pan_parent_class)->change_state (element,
      transition);
}

static void
finalize (GObject * object)
{
  GstVsslPan *self = GST_VSSL_PAN (object);

  g_mutex_clear (&self->lock);
  g_cond_clear (&self->woken);
  G_OBJECT_CLASS (gst_vssl_pan_parent_class)->finalize (object);
}

#define AT(member, type) VSSL_AT (GstVsslPan, member, type)
#define ANY_TIME (VSSL_ANY_TIME | GST_PARAM_CONTROLLABLE)

static void
gst_vssl_pan_class_init (GstVsslPanClass * klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GstElementClass *element = GST_ELEMENT_CLASS (klass);
  GstBaseTransformClass *base = GST_BASE_TRANSFORM_CLASS (klass);

  GST_DEBUG_CATEGORY_INIT (gst_vssl_pan_debug, "vsslpan", 0,
      "pans audio to the located source");
  vssl_fields_prepare (object);
  object->finalize = finalize;
  vssl_field (object, AT (amount, gdouble), g_param_spec_double ("amount", NULL,
          "Amount of panning: 0 leaves the audio unchanged, 1 pans a source at "
          "the edge of the picture fully to that side", 0, 1, 1, ANY_TIME));
  vssl_field (object, AT (time_constant_ms, guint),
      g_param_spec_uint ("time-constant", NULL,
          "Time constant of the panning: time to cover 63 % of a change of "
          "position, in ms", 0, 60000, 150, ANY_TIME));
  element->change_state = change_state;
  gst_element_class_set_static_metadata (element, "Sound source panorama",
      "Filter/Effect/Audio",
      "Pans audio to the position of its source in the picture",
      "gst-vssl contributors");
  gst_element_class_add_static_pad_template (element, &sink_template);
  gst_element_class_add_static_pad_template (element, &src_template);
  base->transform_caps = transform_caps;
  base->get_unit_size = unit_size;
  base->set_caps = set_caps;
  base->transform = transform;
  base->sink_event = sink_event;
  base->start = start;
}

static void
gst_vssl_pan_init (GstVsslPan * self)
{
  gst_base_transform_set_gap_aware (GST_BASE_TRANSFORM (self), TRUE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  vssl_fields_init (self);
}
