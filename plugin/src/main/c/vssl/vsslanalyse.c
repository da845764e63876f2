/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#include "jni/vssljava.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

/* One frame: its sound is waited for, its picture becomes packed RGB in memory that Java sees, Java analyses it. In
 * async mode the second half happens on a worker, one frame at a time, and frames pass meanwhile. */

gboolean
vssl_analyse_set_caps (GstVssl * self, GstCaps * caps)
{
  GstStructure *options;

  if (!gst_video_info_from_caps (&self->info, caps))
    return FALSE;
  gst_video_info_set_interlaced_format (&self->rgb_info, GST_VIDEO_FORMAT_RGB,
      GST_VIDEO_INFO_INTERLACE_MODE (&self->info),
      (guint) GST_VIDEO_INFO_WIDTH (&self->info),
      (guint) GST_VIDEO_INFO_HEIGHT (&self->info));
  self->rgb_info.par_n = self->info.par_n;
  self->rgb_info.par_d = self->info.par_d;
  self->rgb_info.fps_n = self->info.fps_n;
  self->rgb_info.fps_d = self->info.fps_d;
  options = gst_structure_new ("options",
      GST_VIDEO_CONVERTER_OPT_CHROMA_MODE, GST_TYPE_VIDEO_CHROMA_MODE,
      GST_VIDEO_CHROMA_MODE_NONE,
      GST_VIDEO_CONVERTER_OPT_DITHER_METHOD, GST_TYPE_VIDEO_DITHER_METHOD,
      GST_VIDEO_DITHER_NONE, NULL);
  self->has_warned_of_frame = FALSE;
  g_clear_pointer (&self->converter, gst_video_converter_free);
  self->converter =
      gst_video_converter_new (&self->info, &self->rgb_info, options);
  GST_DEBUG_OBJECT (self, "%s %" GST_PTR_FORMAT,
      self->converter ? "video caps" : "cannot convert to RGB:", caps);
  return self->converter != NULL;
}

static gboolean
has_current_caps (GstVssl * self)
{
  g_autoptr (GstCaps) caps = NULL;
  gboolean stale;

  g_mutex_lock (&self->lock);
  stale = self->caps_stale;
  self->caps_stale = FALSE;
  g_mutex_unlock (&self->lock);
  if (stale && (caps = gst_pad_get_current_caps (self->src)))
    return vssl_analyse_set_caps (self, caps);
  return self->converter != NULL;
}

/* As upstream's filters do: the frame passes. Said once, for a broken source sends many. */
static void
warn_of_bad_frame (GstVssl * self, GstBuffer * frame)
{
  GST_LOG_OBJECT (self, "frame of pts %" GST_TIME_FORMAT " not analysed: it "
      "cannot be mapped", GST_TIME_ARGS (GST_BUFFER_PTS (frame)));
  if (!self->has_warned_of_frame)
    GST_ELEMENT_WARNING (self, STREAM, FORMAT,
        ("A video frame cannot be mapped and passes without being analysed: "
            "it has %" G_GSIZE_FORMAT " bytes, expected %" G_GSIZE_FORMAT
            " for its caps", gst_buffer_get_size (frame),
            GST_VIDEO_INFO_SIZE (&self->info)), (NULL));
  self->has_warned_of_frame = TRUE;
}

static gboolean
convert_to_rgb (GstVssl * self, GstBuffer * frame)
{
  gsize size = GST_VIDEO_INFO_SIZE (&self->rgb_info);
  guint8 *memory = vssl_engine_video_memory (self->engine, size);
  g_autoptr (GstBuffer) wrapped =
      gst_buffer_new_wrapped_full (0, memory, size, 0, size, NULL, NULL);
  GstVideoFrame from, to;

  if (!gst_video_frame_map (&from, &self->info, frame, GST_MAP_READ)) {
    warn_of_bad_frame (self, frame);
    return FALSE;
  }
  if (gst_video_frame_map (&to, &self->rgb_info, wrapped, GST_MAP_WRITE)) {
    gst_video_converter_frame (self->converter, &from, &to);
    gst_video_frame_unmap (&to);
  }
  gst_video_frame_unmap (&from);
  return TRUE;
}

static gboolean
configure (GstVssl * self, GError ** error)
{
  g_autoptr (GstStructure) settings = NULL;

  GST_OBJECT_LOCK (self);
  settings = gst_structure_copy (self->settings);
  GST_OBJECT_UNLOCK (self);
  gst_structure_set (settings,
      "lookahead", G_TYPE_DOUBLE, (gdouble) self->lookahead / GST_MSECOND,
      "pixel-aspect", G_TYPE_DOUBLE,
      (gdouble) GST_VIDEO_INFO_PAR_N (&self->job_info)
      / GST_VIDEO_INFO_PAR_D (&self->job_info), NULL);
  GST_DEBUG_OBJECT (self, "engine: %" GST_PTR_FORMAT, settings);
  return vssl_engine_configure (self->engine, settings, error);
}

/* With the lock held: Java learns of settings and of sound that will not come. */
static gboolean
update_engine (GstVssl * self, GError ** error)
{
  if (self->needs_configure) {
    self->needs_configure = FALSE;
    if (!configure (self, error))
      return FALSE;
  }
  return (!self->audio_late && gst_pad_is_linked (self->audio_sink))
      || vssl_engine_end_audio (self->engine, error);
}

/* With the lock held, while no job runs: what to analyse is the picture that Java sees now. Caps that come while it is
 * analysed are those of later frames. */
static void
set_job (GstVssl * self, guint64 running_time)
{
  self->needs_configure |= self->job_info.par_n != self->rgb_info.par_n
      || self->job_info.par_d != self->rgb_info.par_d;
  self->job_info = self->rgb_info;
  self->job_running_time = running_time;
}

static void
log_result (GstVssl * self, const VsslResult * result)
{
  GST_LOG_OBJECT (self, "analysed frame %" GST_TIME_FORMAT " in %.1f ms: %s, %d"
      " sources, peak %.3f of %.3f, audio from %" GST_STIME_FORMAT " to %"
      GST_STIME_FORMAT, GST_TIME_ARGS (self->job_running_time),
      result->latency_ms, result->verdict, result->source_count, result->peak,
      result->threshold, GST_STIME_ARGS (result->audio_start_ns),
      GST_STIME_ARGS (result->audio_end_ns));
}

/* The job. FALSE when flushing, or after an error that was posted. */
static gboolean
analyse_job (GstVssl * self)
{
  guint64 running_time = self->job_running_time;
  g_autoptr (GError) error = NULL;
  GstStructure *fields;
  gboolean flushing, ready;

  g_mutex_lock (&self->lock);
  if (!vssl_wait_for_audio (self, running_time)) {
    g_mutex_unlock (&self->lock);
    return FALSE;
  }
  ready = update_engine (self, &error);
  g_mutex_unlock (&self->lock);
  if (!ready || !vssl_engine_analyse (self->engine,
          GST_VIDEO_INFO_WIDTH (&self->job_info),
          GST_VIDEO_INFO_HEIGHT (&self->job_info),
          GST_VIDEO_INFO_PLANE_STRIDE (&self->job_info, 0), running_time,
          &error)) {
    g_mutex_lock (&self->lock);
    flushing = self->flushing || self->worker_stop;
    g_mutex_unlock (&self->lock);
    if (!flushing)
      vssl_java_post_error (GST_ELEMENT (self), error);
    return FALSE;
  }
  fields = vssl_fields_of_result (self, vssl_engine_result (self->engine));
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->latest, gst_structure_free);
  self->latest = fields;
  self->analysed_at = running_time;
  log_result (self, vssl_engine_result (self->engine));
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gpointer
run_worker (gpointer user_data)
{
  GstVssl *self = user_data;

  g_mutex_lock (&self->lock);
  while (!self->worker_stop) {
    if (self->worker_busy) {
      g_mutex_unlock (&self->lock);
      analyse_job (self);
      g_mutex_lock (&self->lock);
      self->worker_busy = FALSE;
    } else {
      g_cond_wait (&self->changed, &self->lock);
    }
  }
  g_mutex_unlock (&self->lock);
  return NULL;
}

static gboolean
start_job (GstVssl * self, GstBuffer * frame, guint64 running_time)
{
  gboolean busy;

  g_mutex_lock (&self->lock);
  busy = self->worker_busy;
  g_mutex_unlock (&self->lock);
  GST_LOG_OBJECT (self, busy ? "frame %" GST_TIME_FORMAT " not analysed: the "
      "worker is busy" : "frame %" GST_TIME_FORMAT " goes to the worker",
      GST_TIME_ARGS (running_time));
  if (busy)                     /* the frame passes with the newest result there is */
    return TRUE;
  if (!convert_to_rgb (self, frame))
    return TRUE;
  g_mutex_lock (&self->lock);
  set_job (self, running_time);
  self->worker_busy = TRUE;
  if (!self->worker) {
    GST_DEBUG_OBJECT (self, "starting the worker");
    self->worker = g_thread_new ("vssl-worker", run_worker, self);
  }
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

gboolean
vssl_analyse (GstVssl * self, GstBuffer * frame, guint64 running_time)
{
  gboolean async;

  g_mutex_lock (&self->lock);
  if (!self->live_known)
    vssl_find_liveness (self);
  async = vssl_is_async (self);
  g_mutex_unlock (&self->lock);
  if (!has_current_caps (self)) {
    GST_ELEMENT_ERROR (self, CORE, NEGOTIATION, (NULL),
        ("received a video buffer before caps"));
    return FALSE;
  }
  if (async)
    return start_job (self, frame, running_time);
  if (!convert_to_rgb (self, frame))
    return TRUE;
  g_mutex_lock (&self->lock);
  set_job (self, running_time);
  g_mutex_unlock (&self->lock);
  return analyse_job (self);
}

/* Called when frames do not flow. */
void
vssl_worker_stop (GstVssl * self)
{
  GThread *worker;

  g_mutex_lock (&self->lock);
  worker = self->worker;
  self->worker = NULL;
  self->worker_stop = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (worker) {
    GST_DEBUG_OBJECT (self, "stopping the worker");
    g_thread_join (worker);
  }
  g_mutex_lock (&self->lock);
  self->worker_stop = FALSE;
  self->worker_busy = FALSE;
  g_mutex_unlock (&self->lock);
}
