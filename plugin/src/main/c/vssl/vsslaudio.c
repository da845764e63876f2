/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#include "common/vsslsegment.h"
#include "jni/vssljava.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

/* A buffer of sound is given to Java, then pushed on at once. Only the next one waits for video, to stay within the
 * memory for sound, see vssl_wait_for_video: what was pushed may be what frames are held up for downstream. */

static void
set_audio_until (GstVssl * self, guint64 running_time, gboolean ended)
{
  g_mutex_lock (&self->lock);
  if (GST_CLOCK_TIME_IS_VALID (running_time))
    self->audio_until = running_time;
  self->audio_ended = ended;
  self->audio_late = FALSE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/* After the sound up to next_audio was pushed on. */
static void
wait_for_video (GstVssl * self)
{
  g_mutex_lock (&self->lock);
  vssl_wait_for_video (self, self->next_audio);
  g_mutex_unlock (&self->lock);
}

/* ITU-R BS.1770-5 table 3 by GStreamer's channel positions. */
static gdouble
weight_of (GstAudioChannelPosition position)
{
  switch (position) {
    case GST_AUDIO_CHANNEL_POSITION_LFE1:
    case GST_AUDIO_CHANNEL_POSITION_LFE2:
      return 0;
    case GST_AUDIO_CHANNEL_POSITION_REAR_LEFT:
    case GST_AUDIO_CHANNEL_POSITION_REAR_RIGHT:
    case GST_AUDIO_CHANNEL_POSITION_SIDE_LEFT:
    case GST_AUDIO_CHANNEL_POSITION_SIDE_RIGHT:
    case GST_AUDIO_CHANNEL_POSITION_SURROUND_LEFT:
    case GST_AUDIO_CHANNEL_POSITION_SURROUND_RIGHT:
      return 1.41;
    default:
      return 1;
  }
}

static gboolean
set_caps (GstVssl * self, GstCaps * caps)
{
  gdouble weights[64];
  GstAudioInfo in, out;
  g_autoptr (GError) error = NULL;
  gint i;

  if (!gst_audio_info_from_caps (&in, caps)
      || in.channels > (gint) G_N_ELEMENTS (weights))
    return FALSE;
  gst_audio_info_set_format (&out, GST_AUDIO_FORMAT_F32, in.rate, in.channels,
      in.position);
  GST_DEBUG_OBJECT (self, "audio caps %" GST_PTR_FORMAT, caps);
  g_clear_pointer (&self->audio_converter, gst_audio_converter_free);
  self->audio_converter =
      gst_audio_converter_new (GST_AUDIO_CONVERTER_FLAG_NONE, &in, &out, NULL);
  self->audio_info = in;
  for (i = 0; i < in.channels; i++)
    weights[i] =
        GST_AUDIO_INFO_IS_UNPOSITIONED (&in) ? 1 : weight_of (in.position[i]);
  if (self->audio_converter
      && vssl_engine_set_audio_format (self->engine, in.rate, weights,
          in.channels, &error))
    return TRUE;
  if (error)
    vssl_java_post_error (GST_ELEMENT (self), error);
  return FALSE;
}

static GstFlowReturn
push_audio (GstVssl * self, GstBuffer * buffer, guint64 running_time)
{
  GstAudioInfo *info = &self->audio_info;
  g_autoptr (GError) error = NULL;
  gsize samples;
  GstAudioBuffer audio;
  gpointer out[1];
  gboolean ok;

  if (!gst_audio_buffer_map (&audio, info, buffer, GST_MAP_READ))
    return GST_FLOW_ERROR;
  out[0] = vssl_engine_audio_memory (self->engine,
      audio.n_samples * (gsize) info->channels * sizeof (gfloat));
  if (GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_GAP))
    memset (out[0], 0,
        audio.n_samples * (gsize) info->channels * sizeof (gfloat));
  else
    gst_audio_converter_samples (self->audio_converter,
        GST_AUDIO_CONVERTER_FLAG_NONE, audio.planes, audio.n_samples, out,
        audio.n_samples);
  samples = audio.n_samples;
  GST_LOG_OBJECT (self, "audio of %" GST_TIME_FORMAT ": %" G_GSIZE_FORMAT
      " samples%s for Java", GST_TIME_ARGS (running_time), samples,
      GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_GAP) ? " of a gap" : "");
  gst_audio_buffer_unmap (&audio);
  ok = vssl_engine_push_audio (self->engine, samples, running_time, &error);
  if (!ok)
    vssl_java_post_error (GST_ELEMENT (self), error);
  return ok ? GST_FLOW_OK : GST_FLOW_ERROR;
}

/* The part of the buffer that lies inside the segment, in running time; FALSE when there is none. */
static gboolean
clip (GstVssl * self, GstBuffer ** buffer, guint64 * running_time)
{
  *buffer = gst_audio_buffer_clip (*buffer, &self->audio_segment,
      self->audio_info.rate, self->audio_info.bpf);
  if (!*buffer) {
    GST_LOG_OBJECT (self, "audio lies outside the segment: not analysed");
    return FALSE;
  }
  *running_time = gst_segment_to_running_time (&self->audio_segment,
      GST_FORMAT_TIME, GST_BUFFER_PTS (*buffer));
  if (!GST_CLOCK_TIME_IS_VALID (*running_time))
    *running_time = self->next_audio;
  return TRUE;
}

static GstFlowReturn
audio_chain (GstPad * pad, GstObject * parent, GstBuffer * buffer)
{
  GstVssl *self = GST_VSSL (parent);
  guint64 running_time;
  GstFlowReturn flow;
  GstBuffer *clipped;

  (void) pad;
  if (!self->audio_converter) {
    gst_buffer_unref (buffer);
    return GST_FLOW_NOT_NEGOTIATED;
  }
  clipped = gst_buffer_ref (buffer);
  if (clip (self, &clipped, &running_time)) {
    gsize samples =
        gst_buffer_get_size (clipped) / (gsize) self->audio_info.bpf;
    flow = samples == 0 ? GST_FLOW_OK :
        push_audio (self, clipped, running_time);
    gst_buffer_unref (clipped);
    if (flow != GST_FLOW_OK) {
      gst_buffer_unref (buffer);
      return flow;
    }
    self->next_audio = running_time + gst_util_uint64_scale (samples,
        GST_SECOND, (guint64) self->audio_info.rate);
    set_audio_until (self, self->next_audio, FALSE);
  }
  flow = gst_pad_push (self->audio_src, buffer);
  GST_LOG_OBJECT (self, "pushed audio up to %" GST_TIME_FORMAT ": %s",
      GST_TIME_ARGS (self->next_audio), gst_flow_get_name (flow));
  if (flow != GST_FLOW_OK && flow != GST_FLOW_NOT_LINKED)
    return flow;
  wait_for_video (self);
  return GST_FLOW_OK;
}

static void
handle_gap (GstVssl * self, GstEvent * event)
{
  GstClockTime start, duration;
  guint64 running_time;

  gst_event_parse_gap (event, &start, &duration);
  if (GST_CLOCK_TIME_IS_VALID (duration))
    start += duration;
  running_time = gst_segment_to_running_time (&self->audio_segment,
      GST_FORMAT_TIME, start);
  if (GST_CLOCK_TIME_IS_VALID (running_time)) {
    self->next_audio = running_time;
    set_audio_until (self, running_time, FALSE);
  }
}

static void
set_flushing (GstVssl * self, gboolean flushing)
{
  g_mutex_lock (&self->lock);
  self->audio_flushing = flushing;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static void
flush_stop (GstVssl * self)
{
  g_autoptr (GError) error = NULL;

  set_flushing (self, FALSE);
  vssl_audio_reset (self);
  if (!vssl_engine_reset_audio (self->engine, &error))
    GST_WARNING_OBJECT (self, "%s", error->message);
}

static void
handle_eos (GstVssl * self)
{
  g_autoptr (GError) error = NULL;

  if (!vssl_engine_end_audio (self->engine, &error))
    GST_WARNING_OBJECT (self, "%s", error->message);
  set_audio_until (self, GST_CLOCK_TIME_NONE, TRUE);
}

static gboolean
audio_event (GstPad * pad, GstObject * parent, GstEvent * event)
{
  GstVssl *self = GST_VSSL (parent);
  gboolean is_gap = GST_EVENT_TYPE (event) == GST_EVENT_GAP, ok;
  GstCaps *caps;

  GST_DEBUG_OBJECT (pad, "%" GST_PTR_FORMAT, event);
  switch (GST_EVENT_TYPE (event)) {
    case GST_EVENT_CAPS:
      gst_event_parse_caps (event, &caps);
      if (!set_caps (self, caps)) {
        gst_event_unref (event);
        return FALSE;
      }
      break;
    case GST_EVENT_SEGMENT:
      if (!vssl_segment_is_in_time (GST_ELEMENT (self), event)) {
        gst_event_unref (event);
        return FALSE;
      }
      gst_event_copy_segment (event, &self->audio_segment);
      break;
    case GST_EVENT_GAP:
      handle_gap (self, event);
      break;
    case GST_EVENT_EOS:
      handle_eos (self);
      break;
    case GST_EVENT_FLUSH_START:
      set_flushing (self, TRUE);
      break;
    case GST_EVENT_FLUSH_STOP:
      flush_stop (self);
      break;
    default:
      break;
  }
  /* a flush also goes to a pad that is not linked: it takes the end of the stream off it */
  if (!gst_pad_is_linked (self->audio_src) && !GST_EVENT_IS_STICKY (event)
      && GST_EVENT_TYPE (event) != GST_EVENT_FLUSH_START
      && GST_EVENT_TYPE (event) != GST_EVENT_FLUSH_STOP) {
    gst_event_unref (event);
    ok = TRUE;
  } else {
    ok = gst_pad_event_default (pad, parent, event)
        || !gst_pad_is_linked (self->audio_src);
  }
  if (is_gap)
    wait_for_video (self);
  return ok;
}

static gboolean
audio_query (GstPad * pad, GstObject * parent, GstQuery * query)
{
  if (GST_QUERY_TYPE (query) == GST_QUERY_ALLOCATION
      && !gst_pad_is_linked (GST_VSSL (parent)->audio_src))
    return FALSE;
  return gst_pad_query_default (pad, parent, query);
}

/* Frames may be waited for only where waiting cannot be in vain. */
static gboolean
frames_will_come (GstVssl * self)
{
  gboolean more;

  if (!gst_pad_is_linked (self->video_sink))
    return FALSE;
  g_mutex_lock (&self->lock);
  if (!self->live_known)
    vssl_find_liveness (self);
  more = !self->live && !self->video_ended && !self->flushing
      && self->flow == GST_FLOW_OK;
  g_mutex_unlock (&self->lock);
  return more;
}

static gboolean
audio_src_query (GstPad * pad, GstObject * parent, GstQuery * query)
{
  GstVssl *self = GST_VSSL (parent);

  if (GST_QUERY_TYPE (query) == GST_QUERY_CUSTOM && self->engine
      && vssl_track_handle_query (self->track, query, frames_will_come (self)))
    return TRUE;
  return gst_pad_query_default (pad, parent, query);
}

static GstPadLinkReturn
audio_linked (GstPad * pad, GstObject * parent, GstPad * peer)
{
  (void) pad;
  (void) peer;
  set_audio_until (GST_VSSL (parent), GST_CLOCK_TIME_NONE, FALSE);
  return GST_PAD_LINK_OK;
}

void
vssl_audio_setup (GstVssl * self)
{
  gst_pad_set_chain_function (self->audio_sink, audio_chain);
  gst_pad_set_event_function (self->audio_sink, audio_event);
  gst_pad_set_query_function (self->audio_sink, audio_query);
  gst_pad_set_query_function (self->audio_src, audio_src_query);
  gst_pad_set_link_function (self->audio_sink, audio_linked);
  gst_segment_init (&self->audio_segment, GST_FORMAT_TIME);
}

void
vssl_audio_reset (GstVssl * self)
{
  gst_segment_init (&self->audio_segment, GST_FORMAT_TIME);
  self->next_audio = 0;
  g_mutex_lock (&self->lock);
  self->audio_until = 0;
  self->audio_ended = FALSE;
  self->audio_late = FALSE;
  g_mutex_unlock (&self->lock);
}
