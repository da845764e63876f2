/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvsslpublish.h"

#include "common/vsslfield.h"

enum
{ PROP_SENT = VSSL_FIELD_ID + 1, PROP_ACKED, PROP_DROPPED,
  PROP_DROPPED_STATES
};

static VsslCounters
counters (GstVsslPublish * self)
{
  VsslPublisher *publisher;
  VsslCounters before;

  GST_OBJECT_LOCK (self);
  before = self->counters;
  publisher = self->publisher ? vssl_publisher_ref (self->publisher) : NULL;
  GST_OBJECT_UNLOCK (self);
  if (!publisher)
    return before;
  before = vssl_publisher_counters (publisher);
  vssl_publisher_unref (publisher);
  return before;
}

static void
get_property (GObject * object, guint id, GValue * value, GParamSpec * spec)
{
  VsslCounters counted;

  if (id == VSSL_FIELD_ID) {
    vssl_field_get (object, id, value, spec);
    return;
  }
  counted = counters (GST_VSSL_PUBLISH (object));
  g_value_set_uint64 (value, id == PROP_SENT ? counted.sent
      : id == PROP_ACKED ? counted.acked
      : id == PROP_DROPPED ? counted.dropped : counted.dropped_states);
}

#define AT(member, type) VSSL_AT (GstVsslPublish, member, type)
#define SETTINGS AT (settings, GstStructure *)

static void
install_text (GObjectClass * klass, const gchar * name, const gchar * blurb,
    GParamFlags access)
{
  vssl_setting (klass, SETTINGS, g_param_spec_string (name, NULL, blurb, NULL,
          access));
}

static void
install_counter (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb)
{
  g_object_class_install_property (klass, id, g_param_spec_uint64 (name, NULL,
          blurb, 0, G_MAXUINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

void
vssl_publish_properties_install (GObjectClass * klass)
{
  vssl_fields_prepare (klass);
  klass->get_property = get_property;
  install_text (klass, "address", "Destination of the results: unix:/path, "
      "tcp://host:port or tls://host:port for a sidecar; file:///path "
      "(appended to) or - (standard output) for JSON lines. Unset: "
      "unix:$XDG_RUNTIME_DIR/vssl/sidecar.sock, or "
      "~/.local/state/vssl/sidecar.sock, where ./vssl sidecar listens",
      VSSL_ON_START);
  install_text (klass, "stream-id", "Stream identifier, used as the Kafka "
      "record key: 1-128 characters of A-Z a-z 0-9 . _ -; unset: host name, a "
      "dot and the element's name", VSSL_ON_START);
  install_text (klass, "token", "Token for a sidecar that has link.token set; "
      "command lines are visible to other users, prefer token-file",
      VSSL_ON_START & ~G_PARAM_READABLE);
  install_text (klass, "token-file", "File that holds the token in its first "
      "line", VSSL_ON_START);
  vssl_fields_of_java (klass, AT (java_home, gchar *), AT (jvm_options,
          gchar *));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("queue-size",
          NULL, "Maximum number of frames queued for sending, in frames; when "
          "full, the oldest frame is dropped and counted", 1, 65536, 256,
          VSSL_ON_START));
  vssl_setting (klass, SETTINGS, g_param_spec_boolean ("block", NULL,
          "Wait for room in the queue instead of dropping frames, and fail "
          "when the queue does not drain within patience; for non-live sources",
          FALSE, VSSL_ON_START));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("patience", NULL,
          "Maximum time to wait for acknowledgements at EOS and when stopping "
          "(skipped for a sidecar that was never reachable), and with "
          "block=true for room in the queue, in ms of real time", 0, 600000,
          5000, VSSL_ON_START));
  install_counter (klass, PROP_SENT, "sent",
      "Number of frames and changes of verdict that left the queue, each "
      "counted once");
  install_counter (klass, PROP_ACKED, "acked",
      "Number of those that the sidecar persisted, or that were written to the "
      "file");
  install_counter (klass, PROP_DROPPED, "dropped",
      "Number of frames dropped because the queue was full");
  install_counter (klass, PROP_DROPPED_STATES, "dropped-states",
      "Number of changes of verdict dropped because 100000 were queued");
}
