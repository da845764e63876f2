/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

/* Quality of service: while frames reach a sink too late, they pass unanalysed, with the newest result and its age. No
 * frame is dropped here, and a picture that stays late is still analysed now and then. */

#define OLDEST_RESULT GST_SECOND

/* Called with events from downstream, which still go upstream. */
void
vssl_qos_handle_event (GstVssl * self, GstEvent * event)
{
  GstClockTimeDiff late;
  GstClockTime at;

  gst_event_parse_qos (event, NULL, NULL, &late, &at);
  if (!GST_CLOCK_TIME_IS_VALID (at))
    return;
  /* as GstVideoDecoder: what comes until twice the delay from there is late as well */
  late = (GstClockTimeDiff) at + (late > 0 ? 2 * late : late);
  g_mutex_lock (&self->lock);
  self->in_time_from = (guint64) MAX (late, 0);
  GST_LOG_OBJECT (self, "QoS event: frames are in time from %" GST_TIME_FORMAT,
      GST_TIME_ARGS (self->in_time_from));
  g_mutex_unlock (&self->lock);
}

static void
post_qos_message (GstVssl * self, GstBuffer * frame, guint64 running_time,
    GstClockTimeDiff late)
{
  GstMessage *message = gst_message_new_qos (GST_OBJECT (self), self->live,
      running_time, gst_segment_to_stream_time (&self->segment,
          GST_FORMAT_TIME, GST_BUFFER_PTS (frame)), GST_BUFFER_PTS (frame),
      GST_BUFFER_DURATION (frame));

  gst_message_set_qos_values (message, late, 1, 1000000);
  gst_message_set_qos_stats (message, GST_FORMAT_BUFFERS, self->analysed,
      self->skipped);
  gst_element_post_message (GST_ELEMENT (self), message);
}

gboolean
vssl_qos_should_skip (GstVssl * self, GstBuffer * frame, guint64 running_time)
{
  GstClockTimeDiff late;
  gboolean wanted;

  GST_OBJECT_LOCK (self);
  wanted = self->qos;
  GST_OBJECT_UNLOCK (self);
  g_mutex_lock (&self->lock);
  late = GST_CLOCK_DIFF (running_time, self->in_time_from);
  wanted = wanted && late > 0 && self->latest
      && running_time < self->analysed_at + OLDEST_RESULT;
  g_mutex_unlock (&self->lock);
  if (!wanted) {
    self->analysed++;
    return FALSE;
  }
  self->skipped++;
  GST_LOG_OBJECT (self, "frame %" GST_TIME_FORMAT " not analysed: %"
      GST_TIME_FORMAT " too late for downstream (QoS)",
      GST_TIME_ARGS (running_time), GST_TIME_ARGS (late));
  post_qos_message (self, frame, running_time, late);
  return TRUE;
}

/* What must not survive a flush or a stop. */
void
vssl_qos_reset (GstVssl * self)
{
  g_mutex_lock (&self->lock);
  self->in_time_from = 0;
  g_mutex_unlock (&self->lock);
  self->analysed = self->skipped = 0;
}
