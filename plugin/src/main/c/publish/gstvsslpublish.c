/* SPDX-License-Identifier: Apache-2.0 */
/**
 * SECTION:element-vsslpublish
 * @title: vsslpublish
 *
 * Publishes the result of every frame and every change of verdict to a sidecar process, which delivers them to Kafka.
 * Buffers pass through unmodified and are never delayed: results are queued, and when the queue is full the oldest frame
 * is dropped and counted, while changes of verdict are kept until they are acknowledged. If there is no sidecar, the
 * element posts one warning and keeps passing buffers through. With address=file:///path or address=- the records are
 * written as JSON lines instead.
 *
 * At EOS and when stopping it waits for outstanding acknowledgements, for at most the time given by the property
 * patience. When processing a file faster than real time set block=true: then frames wait for room in the queue instead
 * of being dropped, and a failure to deliver is an error.
 *
 * |[
 * gst-launch-1.0 uridecodebin uri=file:///tmp/clip.mp4 name=d  d. ! videoconvert ! vssl name=v !
 *     vsslpublish stream-id=clip block=true ! fakesink  d. ! audioconvert ! v.audio_sink
 * ]|
 */
#include "gstvsslpublish.h"
#include "gstvsslelements.h"

#include "common/vsslfield.h"
#include "jni/vssljava.h"
#include "jni/vssljvm.h"
#include "common/vsslmeta.h"

GST_DEBUG_CATEGORY (gst_vssl_publish_debug);
#define GST_CAT_DEFAULT gst_vssl_publish_debug

#define CAPS GST_STATIC_CAPS ("video/x-raw(ANY)")

static GstStaticPadTemplate sink_template =
GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, CAPS);
static GstStaticPadTemplate src_template =
GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, CAPS);

G_DEFINE_FINAL_TYPE (GstVsslPublish, gst_vssl_publish, GST_TYPE_BASE_TRANSFORM);
GST_ELEMENT_REGISTER_DEFINE (vsslpublish, "vsslpublish", GST_RANK_NONE,
    gst_vssl_publish_get_type ());

static gboolean
start_java (GstVsslPublish * self)
{
  g_autofree gchar *java_home = NULL;
  g_autofree gchar *options = NULL;
  g_autoptr (GError) error = NULL;

  GST_OBJECT_LOCK (self);
  java_home = g_strdup (self->java_home);
  options = g_strdup (self->jvm_options);
  GST_OBJECT_UNLOCK (self);
  if (vssl_jvm_start (java_home, options, &error))
    return TRUE;
  vssl_java_post_error (GST_ELEMENT (self), error);
  return FALSE;
}

/* Stable across restarts: the same element on the same host is the same stream. */
static gchar *
own_stream_id (GstVsslPublish * self)
{
  gchar *id = g_strconcat (g_get_host_name (), ".", GST_OBJECT_NAME (self),
      NULL);

  return g_strcanon (id, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-", '-');
}

static GstStructure *
copy_settings (GstVsslPublish * self)
{
  GstStructure *settings;

  GST_OBJECT_LOCK (self);
  settings = gst_structure_copy (self->settings);
  GST_OBJECT_UNLOCK (self);
  if (!gst_structure_get_string (settings, "stream-id")) {
    g_autofree gchar *id = own_stream_id (self);

    gst_structure_set (settings, "stream-id", G_TYPE_STRING, id, NULL);
  }
  return settings;
}

static gboolean
open_publisher (GstVsslPublish * self)
{
  g_autoptr (GstStructure) settings = copy_settings (self);
  g_autoptr (GError) error = NULL;
  VsslPublisher *publisher = vssl_publisher_new (settings, &error);
  const gchar *address;
  gboolean block = FALSE;

  if (!publisher) {
    vssl_java_post_error (GST_ELEMENT (self), error);
    return FALSE;
  }
  address = gst_structure_get_string (settings, "address");
  GST_INFO_OBJECT (self, "stream %s to %s",
      gst_structure_get_string (settings, "stream-id"),
      address ? address : "the sidecar of this user");
  gst_structure_get_boolean (settings, "block", &block);
  self->has_warned = FALSE;
  self->needs_drain = FALSE;
  self->handover = vssl_handover_new (GST_ELEMENT (self), publisher, block);
  GST_OBJECT_LOCK (self);
  self->publisher = publisher;
  GST_OBJECT_UNLOCK (self);
  return TRUE;
}

static void
log_counters (GstVsslPublish * self)
{
  VsslCounters counters;

  if (gst_debug_category_get_threshold (GST_CAT_DEFAULT) < GST_LEVEL_DEBUG)
    return;
  counters = vssl_publisher_counters (self->publisher);
  GST_DEBUG_OBJECT (self, "sent %" G_GUINT64_FORMAT ", acknowledged %"
      G_GUINT64_FORMAT ", dropped %" G_GUINT64_FORMAT " frames and %"
      G_GUINT64_FORMAT " changes", counters.sent, counters.acked,
      counters.dropped, counters.dropped_states);
}

/* Waits until everything published since the last drain is acknowledged. */
static void
drain (GstVsslPublish * self)
{
  g_autoptr (GError) error = NULL;
  gboolean warned = FALSE;

  if (!self->needs_drain)
    return;
  if (!vssl_handover_drain (self->handover))
    return;
  self->needs_drain = FALSE;
  GST_DEBUG_OBJECT (self, "waiting until everything is acknowledged");
  if (!vssl_publisher_await_delivery (self->publisher, &warned, &error))
    vssl_java_post_error (GST_ELEMENT (self), error);
  log_counters (self);
  if (warned)
    vssl_handover_post_warnings (self->handover);
}

static void
close_publisher (GstVsslPublish * self)
{
  VsslPublisher *publisher = self->publisher;
  VsslCounters counters;

  if (!publisher)
    return;
  vssl_handover_free (g_steal_pointer (&self->handover));
  counters = vssl_publisher_counters (publisher);
  GST_OBJECT_LOCK (self);
  self->publisher = NULL;
  self->counters = counters;
  GST_OBJECT_UNLOCK (self);
  vssl_publisher_close (publisher);
  vssl_publisher_unref (publisher);
}

static void
allow_waiting (GstVsslPublish * self, gboolean may)
{
  vssl_handover_allow_waiting (self->handover, may);
  vssl_publisher_allow_waiting (self->publisher, may);
}

static GstStateChangeReturn
change_state (GstElement * element, GstStateChange transition)
{
  GstVsslPublish *self = GST_VSSL_PUBLISH (element);
  GstStateChangeReturn result;

  if (transition == GST_STATE_CHANGE_NULL_TO_READY && !start_java (self))
    return GST_STATE_CHANGE_FAILURE;
  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED) {
    vssl_jvm_check_signals ();
    if (!open_publisher (self))
      return GST_STATE_CHANGE_FAILURE;
  }
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY)
    allow_waiting (self, FALSE);
  result = GST_ELEMENT_CLASS (gst_vssl_publish_parent_class)->change_state
      (element, transition);
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY) {
    allow_waiting (self, TRUE);
    drain (self);
    close_publisher (self);
  }
  if (transition == GST_STATE_CHANGE_READY_TO_NULL)
    close_publisher (self);
  return result;
}

/* Read from the caps: GstVideoInfo does not know all formats of device memory. */
static gboolean
set_caps (GstBaseTransform * transform, GstCaps * in, GstCaps * out)
{
  GstVsslPublish *self = GST_VSSL_PUBLISH (transform);
  GstStructure *caps = gst_caps_get_structure (in, 0);

  (void) out;
  self->width = self->height = 0;
  GST_DEBUG_OBJECT (self, "caps %" GST_PTR_FORMAT, in);
  gst_structure_get (caps, "width", G_TYPE_INT, &self->width, "height",
      G_TYPE_INT, &self->height, NULL);
  return TRUE;
}

static gboolean
sink_event (GstBaseTransform * transform, GstEvent * event)
{
  GstVsslPublish *self = GST_VSSL_PUBLISH (transform);

  GST_DEBUG_OBJECT (self, "%" GST_PTR_FORMAT, event);
  switch (GST_EVENT_TYPE (event)) {
    case GST_EVENT_EOS:
      drain (self);
      break;
    case GST_EVENT_FLUSH_START:
      allow_waiting (self, FALSE);
      break;
    case GST_EVENT_FLUSH_STOP:
      allow_waiting (self, TRUE);
      break;
    default:
      break;
  }
  return GST_BASE_TRANSFORM_CLASS (gst_vssl_publish_parent_class)->sink_event
      (transform, event);
}

static GstFlowReturn
transform_ip (GstBaseTransform * transform, GstBuffer * frame)
{
  GstVsslPublish *self = GST_VSSL_PUBLISH (transform);
  const GstStructure *fields = vssl_meta_fields (frame);

  if (!fields) {
    GST_LOG_OBJECT (self, "not published, no VsslMeta: %" GST_PTR_FORMAT,
        frame);
    if (!self->has_warned)
      GST_ELEMENT_WARNING (self, STREAM, FORMAT,
          ("Buffer has no VsslMeta, not publishing it; add a vssl element "
              "upstream"), (NULL));
    self->has_warned = TRUE;
    return GST_FLOW_OK;
  }
  self->needs_drain = TRUE;
  return vssl_handover_push (self->handover, fields, self->width, self->height)
      ? GST_FLOW_OK : GST_FLOW_ERROR;
}

static void
gst_vssl_publish_class_init (GstVsslPublishClass * klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);
  GstElementClass *element = GST_ELEMENT_CLASS (klass);
  GstBaseTransformClass *transform = GST_BASE_TRANSFORM_CLASS (klass);

  GST_DEBUG_CATEGORY_INIT (gst_vssl_publish_debug, "vsslpublish", 0,
      "publisher of what vssl found");
  vssl_publish_properties_install (object);
  element->change_state = change_state;
  gst_element_class_set_static_metadata (element,
      "Sound source publisher", "Filter/Video/Network",
      "Publishes the results of vssl to Kafka through a sidecar process",
      "gst-vssl contributors");
  gst_element_class_add_static_pad_template (element, &sink_template);
  gst_element_class_add_static_pad_template (element, &src_template);
  transform->set_caps = set_caps;
  transform->sink_event = sink_event;
  transform->transform_ip = transform_ip;
  transform->passthrough_on_same_caps = TRUE;
  transform->transform_ip_on_passthrough = TRUE;
}

static void
gst_vssl_publish_init (GstVsslPublish * self)
{
  vssl_fields_init (self);
}
