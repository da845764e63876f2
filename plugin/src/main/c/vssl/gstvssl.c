/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SECTION:element-vssl
 * @title: vssl
 *
 * Locates the source of the audio in every video frame, or reports that it is not in the picture: silence, noise and
 * off-screen sound are verdicts of their own. Video passes through unmodified with a VsslMeta (and a region of interest
 * for every source); audio passes through unmodified on audio_src, which may stay unlinked.
 *
 * |[
 * gst-launch-1.0 uridecodebin uri=file:///tmp/clip.mp4 name=d  d. ! videoconvert ! vssl name=v ! vssloverlay !
 *     videoconvert ! autovideosink  d. ! audioconvert ! v.audio_sink
 *     v.audio_src ! queue max-size-time=5000000000 max-size-buffers=0 ! autoaudiosink
 * ]|
 */
#include "gstvssl.h"
#include "gstvsslelements.h"

#include <string.h>

#include "common/vsslfield.h"
#include "jni/vssljava.h"
#include "jni/vssljvm.h"

GST_DEBUG_CATEGORY (gst_vssl_debug);
#define GST_CAT_DEFAULT gst_vssl_debug

#define VIDEO_CAPS GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE (GST_VIDEO_FORMATS_ALL))
#define AUDIO_CAPS GST_STATIC_CAPS ("audio/x-raw, format = (string) " \
    GST_AUDIO_FORMATS_ALL ", layout = (string) { interleaved, " \
    "non-interleaved }, " \
    "rate = (int) [ 4000, 768000 ], channels = (int) [ 1, 63 ]")

static GstStaticPadTemplate video_sink_template =
GST_STATIC_PAD_TEMPLATE ("video_sink", GST_PAD_SINK, GST_PAD_ALWAYS,
    VIDEO_CAPS);
static GstStaticPadTemplate audio_sink_template =
GST_STATIC_PAD_TEMPLATE ("audio_sink", GST_PAD_SINK, GST_PAD_ALWAYS,
    AUDIO_CAPS);
static GstStaticPadTemplate src_template =
GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, VIDEO_CAPS);
static GstStaticPadTemplate audio_src_template =
GST_STATIC_PAD_TEMPLATE ("audio_src", GST_PAD_SRC, GST_PAD_ALWAYS, AUDIO_CAPS);

G_DEFINE_FINAL_TYPE (GstVssl, gst_vssl, GST_TYPE_ELEMENT);
GST_ELEMENT_REGISTER_DEFINE (vssl, "vssl", GST_RANK_NONE, gst_vssl_get_type ());

static gboolean
open_engine (GstVssl * self)
{
  g_autofree gchar *home = vssl_home ();
  g_autofree gchar *model = NULL;
  g_autofree gchar *java_home = NULL;
  g_autofree gchar *options = NULL;
  g_autofree gchar *device = NULL;
  g_autoptr (GError) error = NULL;
  VsslEngine *engine;
  gint64 begin = g_get_monotonic_time ();

  GST_OBJECT_LOCK (self);
  model = self->model ? g_strdup (self->model)
      : g_build_filename (home, "models", "default", NULL);
  java_home = g_strdup (self->java_home);
  options = g_strdup (self->jvm_options);
  device = g_strdup (self->device);
  GST_OBJECT_UNLOCK (self);
  engine = vssl_engine_new (model, device, java_home, options, &error);
  if (!engine) {
    vssl_java_post_error (GST_ELEMENT (self), error);
    return FALSE;
  }
  GST_OBJECT_LOCK (self);
  self->engine = engine;
  self->window = vssl_engine_window (engine);
  GST_OBJECT_UNLOCK (self);
  GST_INFO_OBJECT (self, "model %s on %s, opened in %" G_GINT64_FORMAT " ms; "
      "looks at %" GST_TIME_FORMAT " of audio", vssl_engine_model_id (engine),
      vssl_engine_provider (engine),
      (g_get_monotonic_time () - begin) / 1000, GST_TIME_ARGS (self->window));
  return TRUE;
}

static void
close_engine (GstVssl * self)
{
  VsslEngine *engine;

  GST_OBJECT_LOCK (self);
  engine = self->engine;
  self->engine = NULL;
  GST_OBJECT_UNLOCK (self);
  g_clear_pointer (&engine, vssl_engine_free);
}

static void
start_over (GstVssl * self)
{
  g_autoptr (GError) error = NULL;

  vssl_audio_reset (self);
  vssl_video_reset (self);
  if (!vssl_engine_reset_audio (self->engine, &error))
    GST_WARNING_OBJECT (self, "%s", error->message);
}

static GstStateChangeReturn
change_state (GstElement * element, GstStateChange transition)
{
  GstVssl *self = GST_VSSL (element);
  GstStateChangeReturn result;

  GST_DEBUG_OBJECT (self, "%s", gst_state_change_get_name (transition));
  if (transition == GST_STATE_CHANGE_NULL_TO_READY && !open_engine (self))
    return GST_STATE_CHANGE_FAILURE;
  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED) {
    vssl_jvm_check_signals ();
    start_over (self);
  }
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY)
    vssl_video_set_flushing (self, TRUE);
  result =
      GST_ELEMENT_CLASS (gst_vssl_parent_class)->change_state (element,
      transition);
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY) {
    vssl_worker_stop (self);
    g_clear_pointer (&self->converter, gst_video_converter_free);
    g_clear_pointer (&self->audio_converter, gst_audio_converter_free);
  }
  if (transition == GST_STATE_CHANGE_READY_TO_NULL)
    close_engine (self);
  return result;
}

static void
finalize (GObject * object)
{
  GstVssl *self = GST_VSSL (object);

  vssl_fields_free (object);
  g_free (self->verdict);
  g_clear_pointer (&self->latest, gst_structure_free);
  vssl_track_free (self->track);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  G_OBJECT_CLASS (gst_vssl_parent_class)->finalize (object);
}

static void
gst_vssl_class_init (GstVsslClass * klass)
{
  GstElementClass *element = GST_ELEMENT_CLASS (klass);

  GST_DEBUG_CATEGORY_INIT (gst_vssl_debug, "vssl", 0,
      "visual sound source localization");
  vssl_properties_install (G_OBJECT_CLASS (klass));
  G_OBJECT_CLASS (klass)->finalize = finalize;
  element->change_state = change_state;
  gst_element_class_set_static_metadata (element,
      "Visual sound source localization", "Filter/Analyzer/Video/Audio",
      "Locates the source of the audio in every video frame, or reports that "
      "it is not in the picture", "gst-vssl contributors");
  gst_element_class_add_static_pad_template (element, &video_sink_template);
  gst_element_class_add_static_pad_template (element, &audio_sink_template);
  gst_element_class_add_static_pad_template (element, &src_template);
  gst_element_class_add_static_pad_template (element, &audio_src_template);
}

static GstIterator *
internal_links (GstPad * pad, GstObject * parent)
{
  GstVssl *self = GST_VSSL (parent);
  GstPad *other = pad == self->video_sink ? self->src
      : pad == self->src ? self->video_sink
      : pad == self->audio_sink ? self->audio_src : self->audio_sink;
  GValue value = G_VALUE_INIT;
  GstIterator *links;

  g_value_init (&value, GST_TYPE_PAD);
  g_value_set_object (&value, other);
  links = gst_iterator_new_single (GST_TYPE_PAD, &value);
  g_value_unset (&value);
  return links;
}

static GstPad *
add_pad (GstVssl * self, GstStaticPadTemplate * template)
{
  GstPad *pad = gst_pad_new_from_static_template (template,
      template->name_template);

  gst_pad_set_iterate_internal_links_function (pad, internal_links);
  GST_PAD_SET_PROXY_CAPS (pad);
  GST_PAD_SET_ACCEPT_INTERSECT (pad);   /* caps may lack a field, such as the frame rate */
  gst_element_add_pad (GST_ELEMENT (self), pad);
  return pad;
}

static void
gst_vssl_init (GstVssl * self)
{
  vssl_fields_init (self);
  self->track = vssl_track_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->flushing = TRUE;
  self->video_sink = add_pad (self, &video_sink_template);
  self->src = add_pad (self, &src_template);
  self->audio_sink = add_pad (self, &audio_sink_template);
  self->audio_src = add_pad (self, &audio_src_template);
  vssl_audio_setup (self);
  vssl_video_setup (self);
}
