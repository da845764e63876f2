/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

gboolean
vssl_is_async (GstVssl * self)
{
  VsslMode mode;

  GST_OBJECT_LOCK (self);
  mode = self->mode;
  GST_OBJECT_UNLOCK (self);
  return mode == VSSL_MODE_ASYNC || (mode == VSSL_MODE_AUTO && self->live);
}

void
vssl_find_liveness (GstVssl * self)
{
  GstQuery *query = gst_query_new_latency ();
  gboolean live = FALSE;
  GstClockTime least = 0;
  guint64 window;
  gint lookahead;

  g_mutex_unlock (&self->lock);
  if (gst_pad_peer_query (self->video_sink, query))
    gst_query_parse_latency (query, &live, &least, NULL);
  gst_query_unref (query);
  g_mutex_lock (&self->lock);
  GST_OBJECT_LOCK (self);
  lookahead = self->lookahead_ms;
  window = self->window;
  GST_OBJECT_UNLOCK (self);
  self->live = live;
  self->upstream_latency = live ? least : 0;
  self->lookahead = lookahead >= 0 ? GST_MSECOND * (guint64) lookahead
      : live ? 0 : window / 2;
  self->live_known = TRUE;
  self->needs_configure = TRUE;
  GST_DEBUG_OBJECT (self, "upstream is %s with latency %" GST_TIME_FORMAT
      "; lookahead %" GST_TIME_FORMAT ", mode %s", live ? "live" : "not live",
      GST_TIME_ARGS (self->upstream_latency), GST_TIME_ARGS (self->lookahead),
      vssl_is_async (self) ? "async" : "sync");
}

/* Until when a live frame may be held, on the monotonic clock in microseconds. */
static gint64
live_deadline (GstVssl * self, guint64 running_time)
{
  GstClock *clock = gst_element_get_clock (GST_ELEMENT (self));
  gint64 now = g_get_monotonic_time ();
  guint64 due = running_time + self->upstream_latency + self->lookahead
      + VSSL_LIVE_GRACE;
  GstClockTimeDiff left;

  if (!clock)
    return now;
  left = GST_CLOCK_DIFF (gst_clock_get_time (clock),
      gst_element_get_base_time (GST_ELEMENT (self)) + due);
  gst_object_unref (clock);
  return now + left / 1000;
}

/* With the lock held, after patience microseconds. */
static void
give_up_on_audio (GstVssl * self, gint64 patience)
{
  self->audio_late = TRUE;
  GST_WARNING_OBJECT (self, "no audio for %" G_GINT64_FORMAT
      " ms: continuing without until it resumes", patience / 1000);
}

/* For the log, with the lock held. */
static const gchar *
why_not_waiting (GstVssl * self, guint64 needed)
{
  if (self->flushing)
    return "flushing";
  if (!gst_pad_is_linked (self->audio_sink))
    return "audio_sink is not linked";
  if (self->audio_until >= needed)
    return "its audio is there";
  if (self->audio_ended)
    return "audio has ended";
  return self->audio_late ? "audio is late" : "live, and the time is up";
}

/* Waits until the sound that belongs to the frame has come, or is known not to come. FALSE when flushing.
 *
 * Not live, the patience (audio-timeout) counts from the last time that any sound came: it ends only a standstill, as
 * when one thread feeds both pads and is blocked in the video one. Live, it counts in running time, from the end of the
 * sound that came. */
gboolean
vssl_wait_for_audio (GstVssl * self, guint64 running_time)
{
  guint64 needed = running_time + self->lookahead;
  guint64 last = self->audio_until;
  gint64 patience, deadline;

  GST_OBJECT_LOCK (self);
  patience = (gint64) self->audio_timeout_ms * 1000;
  GST_OBJECT_UNLOCK (self);
  deadline = self->live ? live_deadline (self, running_time)
      : g_get_monotonic_time () + patience;
  while (!self->flushing && !self->audio_ended && !self->audio_late
      && self->audio_until < needed && gst_pad_is_linked (self->audio_sink)) {
    GST_LOG_OBJECT (self, "frame %" GST_TIME_FORMAT " waits for audio up to %"
        GST_TIME_FORMAT ", there is %" GST_TIME_FORMAT ", for at most %"
        G_GINT64_FORMAT " ms", GST_TIME_ARGS (running_time),
        GST_TIME_ARGS (needed), GST_TIME_ARGS (self->audio_until),
        (deadline - g_get_monotonic_time ()) / 1000);
    if (!g_cond_wait_until (&self->changed, &self->lock, deadline)) {
      if (!self->live || running_time > self->audio_until
          + (guint64) patience * GST_USECOND)
        give_up_on_audio (self, patience);
      break;
    }
    if (!self->live && self->audio_until != last) {
      last = self->audio_until;
      deadline = g_get_monotonic_time () + patience;
    }
  }
  GST_LOG_OBJECT (self, "frame %" GST_TIME_FORMAT " goes on: %s",
      GST_TIME_ARGS (running_time), why_not_waiting (self, needed));
  return !self->flushing;
}

/* Sound that runs further ahead than this would push what frames still need out of the memory for sound. With a long
 * lookahead it is more: what a frame waits for must not wait for the frame. */
#define MOST_AHEAD (8 * GST_SECOND)
#define BEYOND_LOOKAHEAD GST_SECOND

/* Back pressure for sound that is not live: a source that may run as fast as it can waits for the frames, but never
 * longer than audio-timeout while none is there to be moved, so that missing video does not hold sound up. */
void
vssl_wait_for_video (GstVssl * self, guint64 running_time)
{
  guint64 last = self->frame_at;
  gint64 patience, deadline;
  guint waits = 0;

  if (!self->live_known && gst_pad_is_linked (self->video_sink))
    vssl_find_liveness (self);
  GST_OBJECT_LOCK (self);
  patience = (gint64) self->audio_timeout_ms * 1000;
  GST_OBJECT_UNLOCK (self);
  deadline = g_get_monotonic_time () + patience;
  while (!self->live && !self->flushing && !self->audio_flushing
      && !self->video_ended && !self->video_late && self->flow == GST_FLOW_OK
      && running_time > self->frame_at + MAX (MOST_AHEAD,
          self->lookahead + BEYOND_LOOKAHEAD)
      && gst_pad_is_linked (self->video_sink)) {
    gboolean waited_long;

    if (waits++ == 0)
      GST_LOG_OBJECT (self, "audio at %" GST_TIME_FORMAT " waits for video, "
          "which is at %" GST_TIME_FORMAT, GST_TIME_ARGS (running_time),
          GST_TIME_ARGS (self->frame_at));
    waited_long = !g_cond_wait_until (&self->changed, &self->lock, deadline);
    if (waited_long && self->queued_frames == 0) {
      self->video_late = TRUE;
      GST_DEBUG_OBJECT (self, "no frame came for %" G_GINT64_FORMAT
          " ms: audio no longer waits for video until it comes",
          patience / 1000);
    }
    if (waited_long || self->frame_at != last) {
      last = self->frame_at;
      deadline = g_get_monotonic_time () + patience;
    }
  }
}
