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
  install_text (klass, "address", "Where results go: "
      "unix:/path, tcp://host:port or tls://host:port to a sidecar; "
      "file:///path (lines are added at its end) or - (standard output) as "
      "lines of JSON. Unset: unix:$XDG_RUNTIME_DIR/vssl/sidecar.sock, or "
      "~/.local/state/vssl/sidecar.sock, where ./vssl sidecar listens",
      VSSL_ON_START);
  install_text (klass, "stream-id", "Who tells, the "
      "key of its records: 1..128 of A-Z a-z 0-9 . _ -; unset: the host's "
      "name, a dot and the element's name", VSSL_ON_START);
  install_text (klass, "token", "What the sidecar asks "
      "for in link.token; others can read a command line, token-file is safer",
      VSSL_ON_START & ~G_PARAM_READABLE);
  install_text (klass, "token-file", "A file whose "
      "first line is the token", VSSL_ON_START);
  vssl_fields_of_java (klass, AT (java_home, gchar *), AT (jvm_options,
          gchar *));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("queue-size",
          NULL, "How many frames may wait to be sent; beyond it the oldest is "
          "let go and counted, in frames", 1, 65536, 256, VSSL_ON_START));
  vssl_setting (klass, SETTINGS, g_param_spec_boolean ("block", NULL,
          "For files: a frame waits for room in the queue, none is let go, and "
          "what is not taken within patience is an error", FALSE,
          VSSL_ON_START));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("patience", NULL,
          "How long the end of the stream or a stop waits until everything is "
          "acknowledged (not for a sidecar that never answered), and a frame "
          "where block is set, in ms of real time", 0, 600000, 5000,
          VSSL_ON_START));
  install_counter (klass, PROP_SENT, "sent",
      "Frames and changes of verdict that left the queue, each counted once");
  install_counter (klass, PROP_ACKED, "acked",
      "Of those, the ones that the sidecar has on disk, or that are written");
  install_counter (klass, PROP_DROPPED, "dropped",
      "Frames that were let go because the queue was full");
  install_counter (klass, PROP_DROPPED_STATES, "dropped-states",
      "Changes of verdict that were let go because 100000 waited");
}
