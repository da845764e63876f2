/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslframe.h"

#include <gst/gst.h>
#include <math.h>
#include <string.h>

static void
copy_text (gchar * to, gsize size, const GstStructure * fields,
    const gchar * name)
{
  const gchar *text = gst_structure_get_string (fields, name);
  const gchar *end = text ? text + strlen (text) : NULL;

  while (end && (gsize) (end - text) >= size)
    end = g_utf8_find_prev_char (text, end);
  memset (to, 0, size);
  if (end)
    memcpy (to, text, (gsize) (end - text));
}

static gdouble
number (const GstStructure * fields, const gchar * name)
{
  gdouble value = 0;

  gst_structure_get_double (fields, name, &value);
  return value;
}

gint64
vssl_frame_nanos (const GstStructure * fields, const gchar * name,
    gint64 otherwise)
{
  gint64 value;
  guint64 clock_time;

  if (gst_structure_get_int64 (fields, name, &value))
    return value;
  return gst_structure_get_uint64 (fields, name, &clock_time)
      ? (gint64) clock_time : otherwise;
}

static void
fill_sources (VsslResult * result, const GstStructure * fields)
{
  const GValue *all = gst_structure_get_value (fields, "sources");
  guint count = all && GST_VALUE_HOLDS_ARRAY (all) ?
      MIN (gst_value_array_get_size (all), VSSL_MAX_SOURCES) : 0;
  guint i;

  for (i = 0; i < count; i++) {
    const GstStructure *from =
        gst_value_get_structure (gst_value_array_get_value (all, i));
    VsslSource *to = &result->sources[i];

    to->x = number (from, "x");
    to->y = number (from, "y");
    to->width = number (from, "width");
    to->height = number (from, "height");
    to->peak_x = number (from, "peak_x");
    to->peak_y = number (from, "peak_y");
    to->score = number (from, "score");
    to->azimuth = to->elevation = NAN;
    gst_structure_get_double (from, "azimuth", &to->azimuth);
    gst_structure_get_double (from, "elevation", &to->elevation);
    copy_text (to->label, sizeof to->label, from, "label");
  }
  result->source_count = (int32_t) count;
}

static void
fill_heat (VsslResult * result, const GstStructure * fields)
{
  const GValue *value = gst_structure_get_value (fields, "heat");
  GstBuffer *heat = value && GST_VALUE_HOLDS_BUFFER (value) ?
      gst_value_get_buffer (value) : NULL;
  gint width = 0, height = 0;
  gsize size;

  result->heat_width = result->heat_height = 0;
  if (!heat || !gst_structure_get (fields, "heat_width", G_TYPE_INT, &width,
          "heat_height", G_TYPE_INT, &height, NULL) || width < 1 || height < 1
      || width > VSSL_MAX_SIDE || height > VSSL_MAX_SIDE)
    return;
  size = sizeof (gfloat) * (gsize) width *(gsize) height;
  if (gst_buffer_extract (heat, 0, result->heat, size) != size)
    return;
  result->heat_width = width;
  result->heat_height = height;
}

void
vssl_frame_fill (VsslFrame * frame, const GstStructure * fields, gint width,
    gint height)
{
  VsslResult *result = &frame->result;

  result->version = VSSL_FRAME_VERSION;
  copy_text (result->verdict, sizeof result->verdict, fields, "verdict");
  result->loudness = number (fields, "loudness");
  result->peak = number (fields, "peak");
  result->threshold = number (fields, "threshold");
  result->coverage = number (fields, "coverage");
  result->latency_ms = number (fields, "latency_ms");
  result->audio_start_ns = vssl_frame_nanos (fields, "audio_start_ns", 0);
  result->audio_end_ns = vssl_frame_nanos (fields, "audio_end_ns", 0);
  result->running_time_ns = vssl_frame_nanos (fields, "running_time_ns", 0);
  fill_sources (result, fields);
  fill_heat (result, fields);
  frame->age_ns = vssl_frame_nanos (fields, "age_ns", 0);
  frame->stream_time_ns = vssl_frame_nanos (fields, "stream_time_ns", -1);
  frame->pts_ns = vssl_frame_nanos (fields, "pts_ns", -1);
  frame->video_width = width;
  frame->video_height = height;
  copy_text (frame->utc, sizeof frame->utc, fields, "utc");
  copy_text (frame->provider, sizeof frame->provider, fields, "provider");
  copy_text (frame->model, sizeof frame->model, fields, "model");
}
