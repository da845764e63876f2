/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#include "common/vsslsegment.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

/* Frames and serialized events go through a queue, so that a frame that waits for its sound does not hold up the thread
 * that may bring it. A task on the source pad takes them out. */

/* Frames kept while one of them waits: enough for the longest lookahead anybody should need at 60 frames a second is
 * too much memory at 4K, so the bound is time, with a floor that lets a few frames through at any rate. */
#define LEAST_FRAMES 4
#define SLACK (500 * GST_MSECOND)

static guint64
running_time_of (const GstSegment * segment, GstBuffer * frame)
{
  guint64 time = GST_BUFFER_PTS_IS_VALID (frame) ? GST_BUFFER_PTS (frame)
      : GST_BUFFER_DTS (frame);

  return gst_segment_to_running_time (segment, GST_FORMAT_TIME, time);
}

/* Time that the queued frames span, with the lock held; without time stamps as much as there is. */
static guint64
queued_time (GstVssl * self)
{
  GstMiniObject *first = NULL, *last = NULL;
  GList *link;

  for (link = self->queue.head; link && !first; link = link->next)
    if (GST_IS_BUFFER (link->data))
      first = link->data;
  for (link = self->queue.tail; link && !last; link = link->prev)
    if (GST_IS_BUFFER (link->data))
      last = link->data;
  if (!first)
    return 0;
  if (!GST_BUFFER_PTS_IS_VALID (GST_BUFFER (first))
      || !GST_BUFFER_PTS_IS_VALID (GST_BUFFER (last)))
    return G_MAXUINT64;
  return (guint64) ABS (GST_CLOCK_DIFF (GST_BUFFER_PTS (first),
          GST_BUFFER_PTS (last)));
}

static gboolean
is_full (GstVssl * self)
{
  return self->queued_frames >= LEAST_FRAMES
      && queued_time (self) >= self->lookahead + SLACK;
}

/* After these frames are wanted again that were not after an end. */
static gboolean
is_new_beginning (GstMiniObject * item)
{
  return GST_IS_EVENT (item)
      && (GST_EVENT_TYPE (item) == GST_EVENT_STREAM_START
      || GST_EVENT_TYPE (item) == GST_EVENT_SEGMENT);
}

static void
log_enqueued (GstVssl * self, GstMiniObject * item, GstFlowReturn flow)
{
  if (GST_IS_EVENT (item))
    GST_DEBUG_OBJECT (self, "%s %" GST_PTR_FORMAT,
        flow == GST_FLOW_OK ? "enqueued" : "dropped", item);
  else if (flow == GST_FLOW_OK)
    GST_LOG_OBJECT (self, "enqueued frame of pts %" GST_TIME_FORMAT
        ", %u frames in the queue",
        GST_TIME_ARGS (GST_BUFFER_PTS (GST_BUFFER_CAST (item))),
        self->queued_frames);
  else
    GST_LOG_OBJECT (self, "dropped frame of pts %" GST_TIME_FORMAT ": %s",
        GST_TIME_ARGS (GST_BUFFER_PTS (GST_BUFFER_CAST (item))),
        gst_flow_get_name (flow));
}

/* Frames are refused after an end of the stream, be it upstream's or downstream's. Events still pass: one of them may
 * be the end that downstream waits for, or a new beginning. */
static GstFlowReturn
enqueue (GstVssl * self, GstMiniObject * item)
{
  GstFlowReturn flow;
  guint waits = 0;

  g_mutex_lock (&self->lock);
  while (GST_IS_BUFFER (item) && !self->flushing && self->flow == GST_FLOW_OK
      && is_full (self)) {
    if (waits++ == 0)
      GST_LOG_OBJECT (self, "queue is full with %u frames, %" GST_TIME_FORMAT
          ": upstream waits", self->queued_frames,
          GST_TIME_ARGS (queued_time (self)));
    g_cond_wait (&self->changed, &self->lock);
  }
  if (self->flow == GST_FLOW_EOS && is_new_beginning (item))
    self->flow = GST_FLOW_OK;
  flow = self->flushing ? GST_FLOW_FLUSHING : self->flow;
  if (flow == GST_FLOW_EOS && GST_IS_EVENT (item))
    flow = GST_FLOW_OK;
  if (flow == GST_FLOW_OK) {
    self->queued_frames += GST_IS_BUFFER (item) ? 1 : 0;
    g_queue_push_tail (&self->queue, item);
    g_cond_broadcast (&self->changed);
  }
  log_enqueued (self, item, flow);
  g_mutex_unlock (&self->lock);
  if (flow != GST_FLOW_OK)
    gst_mini_object_unref (item);
  return flow;
}

static GstFlowReturn
video_chain (GstPad * pad, GstObject * parent, GstBuffer * frame)
{
  (void) pad;
  return enqueue (GST_VSSL (parent), GST_MINI_OBJECT_CAST (frame));
}

static GstFlowReturn
push_frame (GstVssl * self, GstBuffer * frame)
{
  guint64 running_time = running_time_of (&self->segment, frame);
  GstFlowReturn flow;
  guint interval;

  GST_LOG_OBJECT (self, "dequeued frame of pts %" GST_TIME_FORMAT
      ", running time %" GST_TIME_FORMAT,
      GST_TIME_ARGS (GST_BUFFER_PTS (frame)), GST_TIME_ARGS (running_time));
  if (!GST_CLOCK_TIME_IS_VALID (running_time))  /* outside the segment: nobody will see it */
    return gst_pad_push (self->src, frame);
  g_mutex_lock (&self->lock);
  self->frame_at = running_time;
  self->video_late = FALSE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  GST_OBJECT_LOCK (self);
  interval = self->interval;
  GST_OBJECT_UNLOCK (self);
  if (self->frames % interval == 0
      && !vssl_qos_should_skip (self, frame, running_time)
      && !vssl_analyse (self, frame, running_time)) {
    gst_buffer_unref (frame);
    g_mutex_lock (&self->lock);
    flow = self->flushing ? GST_FLOW_FLUSHING : GST_FLOW_ERROR;
    g_mutex_unlock (&self->lock);
    GST_LOG_OBJECT (self, "dropped frame %" GST_TIME_FORMAT ": %s",
        GST_TIME_ARGS (running_time), gst_flow_get_name (flow));
    return flow;
  }
  self->frames++;
  flow = gst_pad_push (self->src, vssl_output (self, frame, running_time));
  GST_LOG_OBJECT (self, "pushed frame %" GST_TIME_FORMAT ": %s",
      GST_TIME_ARGS (running_time), gst_flow_get_name (flow));
  return flow;
}

static GstFlowReturn
push_event (GstVssl * self, GstEvent * event)
{
  GstEventType type = GST_EVENT_TYPE (event);
  GstCaps *caps;

  GST_DEBUG_OBJECT (self, "dequeued %" GST_PTR_FORMAT, event);
  if (is_new_beginning (GST_MINI_OBJECT_CAST (event))) {
    g_mutex_lock (&self->lock);
    self->video_ended = FALSE;
    g_mutex_unlock (&self->lock);
  }
  if (type == GST_EVENT_SEGMENT) {
    if (!vssl_segment_is_in_time (GST_ELEMENT (self), event)) {
      gst_event_unref (event);
      return GST_FLOW_ERROR;
    }
    gst_event_copy_segment (event, &self->segment);
  }
  if (type == GST_EVENT_CAPS) {
    gst_event_parse_caps (event, &caps);
    if (!vssl_analyse_set_caps (self, caps)) {
      gst_event_unref (event);
      return GST_FLOW_NOT_NEGOTIATED;
    }
  }
  if (type == GST_EVENT_EOS) {
    g_mutex_lock (&self->lock);
    self->video_ended = TRUE;
    g_cond_broadcast (&self->changed);
    g_mutex_unlock (&self->lock);
  }
  gst_pad_push_event (self->src, event);
  return type == GST_EVENT_EOS ? GST_FLOW_EOS : GST_FLOW_OK;
}

static GstMiniObject *
dequeue (GstVssl * self)
{
  GstMiniObject *item = NULL;

  g_mutex_lock (&self->lock);
  while (!self->flushing && !self->queue.head)
    g_cond_wait (&self->changed, &self->lock);
  if (!self->flushing) {
    item = g_queue_pop_head (&self->queue);
    self->queued_frames -= GST_IS_BUFFER (item) ? 1 : 0;
    g_cond_broadcast (&self->changed);
  }
  g_mutex_unlock (&self->lock);
  return item;
}

/* With the lock held: queued frames are not wanted up to a new beginning, and if there is none, those to come are not
 * either. */
static void
handle_eos (GstVssl * self)
{
  GList *link = self->queue.head, *next;
  guint queued = self->queued_frames;

  for (; link && !is_new_beginning (link->data); link = next) {
    next = link->next;
    if (GST_IS_BUFFER (link->data)) {
      gst_mini_object_unref (link->data);
      g_queue_delete_link (&self->queue, link);
      self->queued_frames--;
    }
  }
  if (!link)
    self->flow = GST_FLOW_EOS;
  GST_DEBUG_OBJECT (self, "end of stream: dropped %u queued frames",
      queued - self->queued_frames);
}

static void
src_task (gpointer user_data)
{
  GstVssl *self = user_data;
  GstMiniObject *item = dequeue (self);
  GstFlowReturn flow = GST_FLOW_FLUSHING;

  if (item)
    flow = GST_IS_BUFFER (item) ? push_frame (self, GST_BUFFER_CAST (item))
        : push_event (self, GST_EVENT_CAST (item));
  if (flow == GST_FLOW_OK)
    return;
  g_mutex_lock (&self->lock);
  if (!self->flushing && flow == GST_FLOW_EOS)
    handle_eos (self);
  else if (!self->flushing)
    self->flow = flow;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (flow == GST_FLOW_EOS)
    return;
  GST_DEBUG_OBJECT (self, "task pauses: %s", gst_flow_get_name (flow));
  gst_pad_pause_task (self->src);
  if (flow == GST_FLOW_NOT_LINKED || flow == GST_FLOW_NOT_NEGOTIATED) {
    GST_ELEMENT_FLOW_ERROR (self, flow);
    gst_pad_push_event (self->src, gst_event_new_eos ());
  }
}

void
vssl_video_set_flushing (GstVssl * self, gboolean flushing)
{
  GstMiniObject *item;

  g_mutex_lock (&self->lock);
  GST_DEBUG_OBJECT (self, "%s: dropped %u queued frames",
      flushing ? "flushing" : "no longer flushing",
      flushing ? self->queued_frames : 0);
  self->flushing = flushing;
  self->flow = GST_FLOW_OK;
  while (flushing && (item = g_queue_pop_head (&self->queue))) {
    if (GST_IS_EVENT (item) && GST_EVENT_IS_STICKY (item)
        && GST_EVENT_TYPE (item) != GST_EVENT_EOS
        && GST_EVENT_TYPE (item) != GST_EVENT_SEGMENT)
      gst_pad_store_sticky_event (self->src, GST_EVENT_CAST (item));
    if (GST_IS_EVENT (item) && GST_EVENT_TYPE (item) == GST_EVENT_CAPS)
      self->caps_stale = TRUE;
    gst_mini_object_unref (item);
  }
  self->queued_frames = flushing ? 0 : self->queued_frames;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (flushing && self->engine)
    vssl_engine_cancel (self->engine);
}

static gboolean
flush_event (GstVssl * self, GstPad * pad, GstEvent * event)
{
  gboolean ok;

  if (GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_START) {
    vssl_video_set_flushing (self, TRUE);
    ok = gst_pad_event_default (pad, GST_OBJECT (self), event);
    gst_pad_pause_task (self->src);
    return ok;
  }
  ok = gst_pad_event_default (pad, GST_OBJECT (self), event);
  vssl_video_reset (self);
  vssl_video_set_flushing (self, FALSE);
  gst_pad_start_task (self->src, src_task, self, NULL);
  return ok;
}

static gboolean
video_event (GstPad * pad, GstObject * parent, GstEvent * event)
{
  GstVssl *self = GST_VSSL (parent);

  if (GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_START
      || GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_STOP)
    return flush_event (self, pad, event);
  if (!GST_EVENT_IS_SERIALIZED (event))
    return gst_pad_event_default (pad, parent, event);
  return enqueue (self, GST_MINI_OBJECT_CAST (event)) == GST_FLOW_OK;
}

/* Allocation is not asked downstream: a pool of downstream holds as many frames as downstream needs, and this element
 * keeps more of them than that while they wait for their sound, so that upstream would stand still without a buffer. */
static gboolean
video_query (GstPad * pad, GstObject * parent, GstQuery * query)
{
  if (GST_QUERY_TYPE (query) == GST_QUERY_ALLOCATION) {
    gst_query_add_allocation_meta (query, GST_VIDEO_META_API_TYPE, NULL);
    return TRUE;
  }
  return gst_pad_query_default (pad, parent, query);
}

static gboolean
latency_query (GstVssl * self, GstQuery * query)
{
  gboolean live;
  GstClockTime least, most;

  if (!gst_pad_peer_query (self->video_sink, query))
    return FALSE;
  gst_query_parse_latency (query, &live, &least, &most);
  g_mutex_lock (&self->lock);
  vssl_find_liveness (self);
  if (live) {
    least += self->lookahead + (vssl_is_async (self) ? 0 : VSSL_LIVE_GRACE);
    most =
        GST_CLOCK_TIME_IS_VALID (most) ? most + self->lookahead + SLACK : most;
  }
  g_mutex_unlock (&self->lock);
  gst_query_set_latency (query, live, least, most);
  GST_DEBUG_OBJECT (self, "latency: %s, %" GST_TIME_FORMAT " to %"
      GST_TIME_FORMAT, live ? "live" : "not live", GST_TIME_ARGS (least),
      GST_TIME_ARGS (most));
  return TRUE;
}

static gboolean
src_query (GstPad * pad, GstObject * parent, GstQuery * query)
{
  GstVssl *self = GST_VSSL (parent);

  if (GST_QUERY_TYPE (query) == GST_QUERY_LATENCY && self->engine)
    return latency_query (self, query);
  return gst_pad_query_default (pad, parent, query);
}

static gboolean
src_event (GstPad * pad, GstObject * parent, GstEvent * event)
{
  if (GST_EVENT_TYPE (event) == GST_EVENT_QOS)
    vssl_qos_handle_event (GST_VSSL (parent), event);
  return gst_pad_event_default (pad, parent, event);
}

static gboolean
src_activate (GstPad * pad, GstObject * parent, GstPadMode mode,
    gboolean active)
{
  GstVssl *self = GST_VSSL (parent);

  if (mode != GST_PAD_MODE_PUSH)
    return FALSE;
  vssl_video_set_flushing (self, !active);
  return active ? gst_pad_start_task (pad, src_task, self, NULL)
      : gst_pad_stop_task (pad);
}

void
vssl_video_setup (GstVssl * self)
{
  gst_pad_set_chain_function (self->video_sink, video_chain);
  gst_pad_set_event_function (self->video_sink, video_event);
  gst_pad_set_query_function (self->video_sink, video_query);
  gst_pad_set_query_function (self->src, src_query);
  gst_pad_set_event_function (self->src, src_event);
  gst_pad_set_activatemode_function (self->src, src_activate);
  g_queue_init (&self->queue);
  gst_segment_init (&self->segment, GST_FORMAT_TIME);
}

/* What must not survive a flush or a stop; the task does not run. */
void
vssl_video_reset (GstVssl * self)
{
  g_autoptr (GError) error = NULL;

  vssl_worker_stop (self);
  gst_segment_init (&self->segment, GST_FORMAT_TIME);
  self->frames = 0;
  vssl_qos_reset (self);
  vssl_track_reset (self->track);
  g_clear_pointer (&self->verdict, g_free);
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->latest, gst_structure_free);
  self->live_known = FALSE;
  self->frame_at = 0;
  self->video_ended = FALSE;
  self->video_late = FALSE;
  g_mutex_unlock (&self->lock);
  if (self->engine && !vssl_engine_reset_verdict (self->engine, &error))
    GST_WARNING_OBJECT (self, "%s", error->message);
}
