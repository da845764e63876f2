/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#include <math.h>
#include <string.h>

#include "common/vsslmeta.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

/* One vocabulary: the same fields are in VsslMeta, in the bus message "vssl", in a JSON line and in a record. Times are
 * G_TYPE_INT64: the audio that the first frames are judged by begins before running time 0. */

static void
add_sources (GstStructure * fields, const VsslResult * result)
{
  GValue all = G_VALUE_INIT;
  gint i;

  g_value_init (&all, GST_TYPE_ARRAY);
  for (i = 0; i < result->source_count; i++) {
    const VsslSource *from = &result->sources[i];
    GValue value = G_VALUE_INIT;
    GstStructure *source = gst_structure_new ("source",
        "x", G_TYPE_DOUBLE, from->x, "y", G_TYPE_DOUBLE, from->y,
        "width", G_TYPE_DOUBLE, from->width,
        "height", G_TYPE_DOUBLE, from->height,
        "peak_x", G_TYPE_DOUBLE, from->peak_x,
        "peak_y", G_TYPE_DOUBLE, from->peak_y,
        "score", G_TYPE_DOUBLE, from->score, NULL);
    if (!isnan (from->azimuth))
      gst_structure_set (source, "azimuth", G_TYPE_DOUBLE, from->azimuth,
          "elevation", G_TYPE_DOUBLE, from->elevation, NULL);
    if (from->label[0])
      gst_structure_set (source, "label", G_TYPE_STRING, from->label, NULL);
    g_value_init (&value, GST_TYPE_STRUCTURE);
    g_value_take_boxed (&value, source);
    gst_value_array_append_and_take_value (&all, &value);
  }
  gst_structure_take_value (fields, "sources", &all);
}

static void
add_heat (GstStructure * fields, const VsslResult * result)
{
  gsize size = sizeof (gfloat) * (gsize) (result->heat_width *
      result->heat_height);
  GstBuffer *heat = gst_buffer_new_memdup (result->heat, size);

  gst_structure_set (fields, "heat", GST_TYPE_BUFFER, heat,
      "heat_width", G_TYPE_INT, (gint) result->heat_width,
      "heat_height", G_TYPE_INT, (gint) result->heat_height, NULL);
  gst_buffer_unref (heat);
}

GstStructure *
vssl_fields_of_result (GstVssl * self, const VsslResult * result)
{
  GstStructure *fields = gst_structure_new ("vssl",
      "verdict", G_TYPE_STRING, result->verdict,
      "loudness", G_TYPE_DOUBLE, result->loudness,
      "peak", G_TYPE_DOUBLE, result->peak,
      "threshold", G_TYPE_DOUBLE, result->threshold,
      "coverage", G_TYPE_DOUBLE, result->coverage,
      "latency_ms", G_TYPE_DOUBLE, result->latency_ms,
      "audio_start_ns", G_TYPE_INT64, result->audio_start_ns,
      "audio_end_ns", G_TYPE_INT64, result->audio_end_ns,
      "model", G_TYPE_STRING, vssl_engine_model_id (self->engine),
      "provider", G_TYPE_STRING, vssl_engine_provider (self->engine), NULL);

  add_sources (fields, result);
  if (result->heat_width > 0)
    add_heat (fields, result);
  return fields;
}

/* Before the first result of a live stream there is nothing to say but that. */
static GstStructure *
fields_before_first_result (GstVssl * self)
{
  VsslResult *result = g_new0 (VsslResult, 1);
  GstStructure *fields;

  strcpy (result->verdict, "warming");
  result->loudness = -120;
  fields = vssl_fields_of_result (self, result);
  g_free (result);
  return fields;
}

/* Wall-clock time of a frame, known only where the pipeline is live: then running time is tied to now. */
static void
add_utc (GstVssl * self, GstStructure * fields, guint64 running_time)
{
  GstClock *clock = self->live ? gst_element_get_clock (GST_ELEMENT (self))
      : NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) second = NULL;
  g_autofree gchar *text = NULL;
  GstClockTimeDiff ago;
  gint64 utc;

  if (!clock)
    return;
  ago = GST_CLOCK_DIFF (running_time, gst_clock_get_time (clock)
      - gst_element_get_base_time (GST_ELEMENT (self)));
  gst_object_unref (clock);
  utc = g_get_real_time () - ago / 1000;
  second = g_date_time_new_from_unix_utc (utc / G_USEC_PER_SEC);
  time = g_date_time_add (second, utc % G_USEC_PER_SEC);
  text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.%fZ");
  gst_structure_set (fields, "utc", G_TYPE_STRING, text, NULL);
}

static void
add_regions (GstVssl * self, GstBuffer * frame, const GstStructure * fields)
{
  const GValue *sources = gst_structure_get_value (fields, "sources");
  gdouble width = GST_VIDEO_INFO_WIDTH (&self->info);
  gdouble height = GST_VIDEO_INFO_HEIGHT (&self->info);
  guint i;

  for (i = 0; i < gst_value_array_get_size (sources); i++) {
    const GstStructure *source =
        gst_value_get_structure (gst_value_array_get_value (sources, i));
    GstVideoRegionOfInterestMeta *roi;
    gdouble x = 0, y = 0, w = 0, h = 0, score = 0;

    gst_structure_get (source, "x", G_TYPE_DOUBLE, &x, "y", G_TYPE_DOUBLE, &y,
        "width", G_TYPE_DOUBLE, &w, "height", G_TYPE_DOUBLE, &h,
        "score", G_TYPE_DOUBLE, &score, NULL);
    roi = gst_buffer_add_video_region_of_interest_meta (frame, "sound-source",
        (guint) (x * width), (guint) (y * height), (guint) (w * width),
        (guint) (h * height));
    gst_video_region_of_interest_meta_add_param (roi,
        gst_structure_new ("vssl", "score", G_TYPE_DOUBLE, score, NULL));
  }
}

static void
post_message (GstVssl * self, const GstStructure * fields)
{
  const gchar *verdict = gst_structure_get_string (fields, "verdict");
  gboolean changed = g_strcmp0 (verdict, self->verdict) != 0;
  VsslMessages messages;
  GstStructure *message;

  GST_OBJECT_LOCK (self);
  messages = self->messages;
  GST_OBJECT_UNLOCK (self);
  if (messages == VSSL_MESSAGES_FRAMES || (changed
          && messages == VSSL_MESSAGES_CHANGES)) {
    message = gst_structure_copy (fields);
    gst_structure_set (message, "changed", G_TYPE_BOOLEAN, changed, NULL);
    if (self->verdict)
      gst_structure_set (message, "previous", G_TYPE_STRING, self->verdict,
          NULL);
    gst_element_post_message (GST_ELEMENT (self),
        gst_message_new_element (GST_OBJECT (self), message));
  }
  if (changed) {
    GST_DEBUG_OBJECT (self, "verdict %s, was %s", verdict,
        self->verdict ? self->verdict : "none");
    g_free (self->verdict);
    self->verdict = g_strdup (verdict);
  }
}

/* The frame with its fields, its header writable, its pixels untouched. */
GstBuffer *
vssl_output (GstVssl * self, GstBuffer * frame, guint64 running_time)
{
  GstStructure *fields;
  guint64 stream_time, age = 0;

  g_mutex_lock (&self->lock);
  fields = self->latest ? gst_structure_copy (self->latest) : NULL;
  if (fields && self->analysed_at < running_time)
    age = running_time - self->analysed_at;
  g_mutex_unlock (&self->lock);
  GST_LOG_OBJECT (self, "frame %" GST_TIME_FORMAT " carries %s, age %"
      GST_TIME_FORMAT, GST_TIME_ARGS (running_time),
      fields ? gst_structure_get_string (fields, "verdict") : "no result yet",
      GST_TIME_ARGS (age));
  if (!fields)
    fields = fields_before_first_result (self);
  stream_time = gst_segment_to_stream_time (&self->segment, GST_FORMAT_TIME,
      GST_BUFFER_PTS (frame));
  gst_structure_set (fields, "running_time_ns", G_TYPE_INT64, running_time,
      "age_ns", G_TYPE_INT64, age, NULL);
  if (GST_CLOCK_TIME_IS_VALID (stream_time))
    gst_structure_set (fields, "stream_time_ns", G_TYPE_INT64, stream_time,
        NULL);
  if (GST_BUFFER_PTS_IS_VALID (frame))
    gst_structure_set (fields, "pts_ns", G_TYPE_INT64, GST_BUFFER_PTS (frame),
        NULL);
  add_utc (self, fields, running_time);
  vssl_track_add (self->track, running_time, fields);
  frame = gst_buffer_make_writable (frame);
  vssl_meta_set (frame, fields);
  add_regions (self, frame, fields);
  post_message (self, fields);
  gst_structure_free (fields);
  return frame;
}
