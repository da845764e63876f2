#include "gstvsslpublish.h"

enum
{ PROP_0, PROP_ADDRESS, PROP_STREAM_ID, PROP_TOKEN, PROP_TOKEN_FILE,
  PROP_QUEUE_SIZE, PROP_BLOCK, PROP_PATIENCE, PROP_JAVA_HOME,
  PROP_JVM_OPTIONS, PROP_SENT, PROP_ACKED, PROP_DROPPED, PROP_DROPPED_STATES
};

static void
set_property (GObject * object, guint id, const GValue * value,
    GParamSpec * spec)
{
  GstVsslPublish *self = GST_VSSL_PUBLISH (object);
  gchar **text = id == PROP_ADDRESS ? &self->address
      : id == PROP_STREAM_ID ? &self->stream_id
      : id == PROP_TOKEN ? &self->token
      : id == PROP_TOKEN_FILE ? &self->token_file
      : id == PROP_JAVA_HOME ? &self->java_home
      : id == PROP_JVM_OPTIONS ? &self->jvm_options : NULL;

  GST_OBJECT_LOCK (self);
  if (text) {
    g_free (*text);
    *text = g_value_dup_string (value);
  } else if (id == PROP_QUEUE_SIZE) {
    self->queue_size = g_value_get_uint (value);
  } else if (id == PROP_PATIENCE) {
    self->patience = g_value_get_uint (value);
  } else if (id == PROP_BLOCK) {
    self->block = g_value_get_boolean (value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
  GST_OBJECT_UNLOCK (self);
}

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
  GstVsslPublish *self = GST_VSSL_PUBLISH (object);
  VsslCounters counted = { 0, 0, 0, 0 };

  if (id >= PROP_SENT)
    counted = counters (self);
  GST_OBJECT_LOCK (self);
  switch (id) {
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_STREAM_ID:
      g_value_set_string (value, self->stream_id);
      break;
    case PROP_TOKEN_FILE:
      g_value_set_string (value, self->token_file);
      break;
    case PROP_QUEUE_SIZE:
      g_value_set_uint (value, self->queue_size);
      break;
    case PROP_BLOCK:
      g_value_set_boolean (value, self->block);
      break;
    case PROP_PATIENCE:
      g_value_set_uint (value, self->patience);
      break;
    case PROP_JAVA_HOME:
      g_value_set_string (value, self->java_home);
      break;
    case PROP_JVM_OPTIONS:
      g_value_set_string (value, self->jvm_options);
      break;
    case PROP_SENT:
      g_value_set_uint64 (value, counted.sent);
      break;
    case PROP_ACKED:
      g_value_set_uint64 (value, counted.acked);
      break;
    case PROP_DROPPED:
      g_value_set_uint64 (value, counted.dropped);
      break;
    case PROP_DROPPED_STATES:
      g_value_set_uint64 (value, counted.dropped_states);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
  GST_OBJECT_UNLOCK (self);
}

static void
install_text (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb, GParamFlags access)
{
  g_object_class_install_property (klass, id, g_param_spec_string (name, name,
          blurb, NULL, access | G_PARAM_STATIC_STRINGS
          | GST_PARAM_MUTABLE_READY));
}

static void
install_counter (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb)
{
  g_object_class_install_property (klass, id, g_param_spec_uint64 (name, name,
          blurb, 0, G_MAXUINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

void
vssl_publish_properties_install (GObjectClass * klass)
{
  klass->set_property = set_property;
  klass->get_property = get_property;
  install_text (klass, PROP_ADDRESS, "address", "Where results go: unix:/path, "
      "tcp://host:port or tls://host:port to a sidecar; file:///path (lines are "
      "added at its end) or - (standard output) as lines of JSON. Unset: "
      "unix:$XDG_RUNTIME_DIR/vssl/sidecar.sock, or "
      "~/.local/state/vssl/sidecar.sock, where ./vssl sidecar listens",
      G_PARAM_READWRITE);
  install_text (klass, PROP_STREAM_ID, "stream-id", "Who tells, the key of its "
      "records: 1..128 of A-Z a-z 0-9 . _ -; unset: the host's name, a dot and "
      "the element's name", G_PARAM_READWRITE);
  install_text (klass, PROP_TOKEN, "token", "What the sidecar asks for in "
      "link.token; others can read a command line, token-file is safer",
      G_PARAM_WRITABLE);
  install_text (klass, PROP_TOKEN_FILE, "token-file", "A file whose first line "
      "is the token", G_PARAM_READWRITE);
  install_text (klass, PROP_JAVA_HOME, "java-home",
      "Java 17 or newer to start; "
      "unset: JAVA_HOME, then java on PATH. Counts only for the first element "
      "of a process", G_PARAM_READWRITE);
  install_text (klass, PROP_JVM_OPTIONS, "jvm-options",
      "Further options of the "
      "Java virtual machine, separated by spaces. Counts only for the first "
      "element of a process", G_PARAM_READWRITE);
  g_object_class_install_property (klass, PROP_QUEUE_SIZE,
      g_param_spec_uint ("queue-size", "queue-size",
          "How many frames may wait "
          "to be sent; beyond it the oldest is let go and counted, in frames",
          1, 65536, 256,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
          GST_PARAM_MUTABLE_READY));
  g_object_class_install_property (klass, PROP_BLOCK,
      g_param_spec_boolean ("block", "block",
          "For files: a frame waits for room "
          "in the queue, none is let go, and what is not taken within patience "
          "is an error", FALSE,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
          GST_PARAM_MUTABLE_READY));
  g_object_class_install_property (klass, PROP_PATIENCE,
      g_param_spec_uint ("patience", "patience",
          "How long the end of the stream "
          "or a stop waits until everything is acknowledged (not for a sidecar "
          "that never answered), and a frame where block is set, in ms of real "
          "time", 0, 600000, 5000,
          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
          GST_PARAM_MUTABLE_READY));
  install_counter (klass, PROP_SENT, "sent",
      "Frames and changes of verdict that "
      "left the queue, each counted once");
  install_counter (klass, PROP_ACKED, "acked",
      "Of those, the ones that the "
      "sidecar has on disk, or that are written");
  install_counter (klass, PROP_DROPPED, "dropped",
      "Frames that were let go " "because the queue was full");
  install_counter (klass, PROP_DROPPED_STATES, "dropped-states",
      "Changes of " "verdict that were let go because 100000 waited");
}

void
vssl_publish_properties_init (GstVsslPublish * self)
{
  self->queue_size = 256;
  self->patience = 5000;
}
