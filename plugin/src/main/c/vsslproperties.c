#include "gstvssl.h"

enum
{ PROP_0, PROP_MODEL, PROP_DEVICE, PROP_THRESHOLD, PROP_INTERVAL,
  PROP_SILENCE_THRESHOLD, PROP_MODE, PROP_LOOKAHEAD, PROP_MAX_SOURCES,
  PROP_MESSAGES, PROP_ENTER, PROP_LEAVE, PROP_MINIMUM_DURATION,
  PROP_AUDIO_TIMEOUT, PROP_SYNCHRONY, PROP_HFOV, PROP_PROJECTION,
  PROP_JAVA_HOME, PROP_JVM_OPTIONS,
  PROP_PROVIDER, PROP_MODEL_ID
};

static GType
mode_type (void)
{
  static const GEnumValue values[] = {
    {VSSL_MODE_AUTO, "sync when not live, async when live", "auto"},
    {VSSL_MODE_SYNC, "every analysed frame waits for its own result", "sync"},
    {VSSL_MODE_ASYNC, "frames pass with the newest result and its age",
        "async"}, {0, NULL, NULL}
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("GstVsslMode", values));
  return type;
}

static GType
messages_type (void)
{
  static const GEnumValue values[] = {
    {VSSL_MESSAGES_NONE, "nothing", "none"},
    {VSSL_MESSAGES_CHANGES, "one message for each change of verdict",
        "changes"}, {VSSL_MESSAGES_FRAMES, "one message for each frame",
        "frames"}, {0, NULL, NULL}
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("GstVsslMessages",
            values));
  return type;
}

static GType
synchrony_type (void)
{
  static const GEnumValue values[] = {
    {0, "not computed", "off"},
    {1, "of the places the model finds, those in time with the sound", "fuse"},
    {2, "what moves in time with the sound, whatever the model says", "only"},
    {0, NULL, NULL}
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("GstVsslSynchrony",
            values));
  return type;
}

static GType
projection_type (void)
{
  static const GEnumValue values[] = {
    {0, "straight lines stay straight, as a usual lens draws them",
        "rectilinear"},
    {1, "equal angles take equally many pixels, as in 360 degree video",
        "equirectangular"}, {0, NULL, NULL}
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("GstVsslProjection",
            values));
  return type;
}

static void
set_property (GObject * object, guint id, const GValue * value,
    GParamSpec * spec)
{
  GstVssl *self = GST_VSSL (object);
  gchar **text = NULL;

  GST_OBJECT_LOCK (self);
  switch (id) {
    case PROP_MODEL:
      text = &self->model;
      break;
    case PROP_DEVICE:
      text = &self->device;
      break;
    case PROP_JAVA_HOME:
      text = &self->java_home;
      break;
    case PROP_JVM_OPTIONS:
      text = &self->jvm_options;
      break;
    case PROP_THRESHOLD:
      self->settings.threshold = g_value_get_double (value);
      break;
    case PROP_SILENCE_THRESHOLD:
      self->settings.silence_threshold = g_value_get_double (value);
      break;
    case PROP_INTERVAL:
      self->interval = g_value_get_uint (value);
      break;
    case PROP_MODE:
      self->mode = g_value_get_enum (value);
      break;
    case PROP_LOOKAHEAD:
      self->lookahead_ms = g_value_get_int (value);
      break;
    case PROP_MAX_SOURCES:
      self->settings.max_sources = g_value_get_uint (value);
      break;
    case PROP_MESSAGES:
      self->messages = g_value_get_enum (value);
      break;
    case PROP_SYNCHRONY:
      self->settings.synchrony = g_value_get_enum (value);
      break;
    case PROP_HFOV:
      self->settings.hfov = g_value_get_double (value);
      break;
    case PROP_PROJECTION:
      self->settings.projection = g_value_get_enum (value);
      break;
    case PROP_ENTER:
      self->settings.enter = g_value_get_uint (value);
      break;
    case PROP_LEAVE:
      self->settings.leave = g_value_get_uint (value);
      break;
    case PROP_MINIMUM_DURATION:
      self->settings.minimum_duration = g_value_get_uint (value);
      break;
    case PROP_AUDIO_TIMEOUT:
      self->audio_timeout_ms = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
  if (text) {
    g_free (*text);
    *text = g_value_dup_string (value);
  }
  GST_OBJECT_UNLOCK (self);
  g_mutex_lock (&self->lock);
  self->unconfigured = TRUE;
  g_mutex_unlock (&self->lock);
}

static void
get_property (GObject * object, guint id, GValue * value, GParamSpec * spec)
{
  GstVssl *self = GST_VSSL (object);

  GST_OBJECT_LOCK (self);
  switch (id) {
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_DEVICE:
      g_value_set_string (value, self->device);
      break;
    case PROP_JAVA_HOME:
      g_value_set_string (value, self->java_home);
      break;
    case PROP_JVM_OPTIONS:
      g_value_set_string (value, self->jvm_options);
      break;
    case PROP_THRESHOLD:
      g_value_set_double (value, self->settings.threshold);
      break;
    case PROP_SILENCE_THRESHOLD:
      g_value_set_double (value, self->settings.silence_threshold);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    case PROP_MODE:
      g_value_set_enum (value, self->mode);
      break;
    case PROP_LOOKAHEAD:
      g_value_set_int (value, self->lookahead_ms);
      break;
    case PROP_MAX_SOURCES:
      g_value_set_uint (value, self->settings.max_sources);
      break;
    case PROP_MESSAGES:
      g_value_set_enum (value, self->messages);
      break;
    case PROP_SYNCHRONY:
      g_value_set_enum (value, self->settings.synchrony);
      break;
    case PROP_HFOV:
      g_value_set_double (value, self->settings.hfov);
      break;
    case PROP_PROJECTION:
      g_value_set_enum (value, self->settings.projection);
      break;
    case PROP_ENTER:
      g_value_set_uint (value, self->settings.enter);
      break;
    case PROP_LEAVE:
      g_value_set_uint (value, self->settings.leave);
      break;
    case PROP_MINIMUM_DURATION:
      g_value_set_uint (value, self->settings.minimum_duration);
      break;
    case PROP_AUDIO_TIMEOUT:
      g_value_set_uint (value, self->audio_timeout_ms);
      break;
    case PROP_PROVIDER:
      g_value_set_string (value,
          self->engine ? vssl_engine_provider (self->engine) : NULL);
      break;
    case PROP_MODEL_ID:
      g_value_set_string (value,
          self->engine ? vssl_engine_model_id (self->engine) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
  GST_OBJECT_UNLOCK (self);
}


#define FLAGS (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS)
#define ON_START (FLAGS | GST_PARAM_MUTABLE_READY)
#define ANY_TIME (FLAGS | GST_PARAM_MUTABLE_PLAYING)

static void
install_text (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb, const gchar * normally)
{
  g_object_class_install_property (klass, id, g_param_spec_string (name, name,
          blurb, normally, ON_START));
}

static void
install_number (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb, gdouble low, gdouble high, gdouble normally)
{
  g_object_class_install_property (klass, id, g_param_spec_double (name, name,
          blurb, low, high, normally, ANY_TIME));
}

static void
install_count (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb, guint low, guint high, guint normally)
{
  g_object_class_install_property (klass, id, g_param_spec_uint (name, name,
          blurb, low, high, normally, ANY_TIME));
}

void
vssl_properties_install (GObjectClass * klass)
{
  klass->set_property = set_property;
  klass->get_property = get_property;
  install_text (klass, PROP_MODEL, "model", "Folder of the model bundle "
      "(model.json and its graphs); unset: the default bundle beside the "
      "plugin", NULL);
  install_text (klass, PROP_DEVICE, "device", "Where the model runs: cpu",
      "cpu");
  install_text (klass, PROP_JAVA_HOME, "java-home",
      "Java 17 or newer to start; "
      "unset: JAVA_HOME, then java on PATH. Counts only for the first element "
      "of a process", NULL);
  install_text (klass, PROP_JVM_OPTIONS, "jvm-options",
      "Further options of the "
      "Java virtual machine, separated by spaces. Counts only for the first "
      "element of a process", NULL);
  install_number (klass, PROP_THRESHOLD, "threshold",
      "Similarity that a place "
      "must exceed to be a source, -1..1; -2: the bundle's", -2, 1, -2);
  install_number (klass, PROP_SILENCE_THRESHOLD, "silence-threshold",
      "Momentary loudness below which the verdict is silence, in LUFS", -120, 0,
      -50);
  install_number (klass, PROP_HFOV, "hfov",
      "Angle between the picture's left and right edge, in degrees; gives every "
      "source azimuth and elevation. Rectilinear below 180; 0: not known", 0,
      360, 0);
  install_count (klass, PROP_INTERVAL, "interval",
      "Analyse every n-th frame; "
      "the others carry the newest result and its age, in frames", 1, 1000, 1);
  install_count (klass, PROP_MAX_SOURCES, "max-sources",
      "Most sources told for " "one frame, strongest first", 1,
      VSSL_MAX_SOURCES, 3);
  install_count (klass, PROP_ENTER, "enter",
      "How long a new verdict must last " "before it is told, in ms", 0, 10000,
      80);
  install_count (klass, PROP_LEAVE, "leave",
      "How long located is kept after the "
      "last place above the threshold, in ms", 0, 10000, 200);
  install_count (klass, PROP_MINIMUM_DURATION, "minimum-duration",
      "How long a "
      "verdict stays at least, in ms; silence, warming and no-audio come at "
      "once", 0, 10000, 160);
  install_count (klass, PROP_AUDIO_TIMEOUT, "audio-timeout",
      "Not live: how long "
      "a frame waits while no sound comes at all, in ms of real time", 0, 60000,
      2000);
  g_object_class_install_property (klass, PROP_LOOKAHEAD,
      g_param_spec_int ("lookahead", "lookahead",
          "How much sound after the "
          "frame is heard, in ms; it is latency when live. -1: half of the "
          "model's window when not live, 0 when live", -1, 10000, -1,
          ON_START));
  g_object_class_install_property (klass, PROP_MODE, g_param_spec_enum ("mode",
          "mode", "Whether frames wait for their result", mode_type (),
          VSSL_MODE_AUTO, ON_START));
  g_object_class_install_property (klass, PROP_SYNCHRONY,
      g_param_spec_enum ("synchrony", "synchrony",
          "What motion in time with " "the sound may decide", synchrony_type (),
          0, ANY_TIME));
  g_object_class_install_property (klass, PROP_PROJECTION,
      g_param_spec_enum ("projection", "projection",
          "How directions become places of the picture, for hfov",
          projection_type (), 0, ANY_TIME));
  g_object_class_install_property (klass, PROP_MESSAGES,
      g_param_spec_enum ("messages", "messages",
          "Which element messages named " "vssl are posted on the bus",
          messages_type (), VSSL_MESSAGES_CHANGES, ANY_TIME));
  g_object_class_install_property (klass, PROP_PROVIDER,
      g_param_spec_string ("provider", "provider",
          "What the model runs on " "(from READY on)", NULL,
          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (klass, PROP_MODEL_ID,
      g_param_spec_string ("model-id", "model-id",
          "Name, version and digest of " "the model (from READY on)", NULL,
          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

void
vssl_properties_init (GstVssl * self)
{
  self->device = g_strdup ("cpu");
  self->settings = (VsslSettings) {
  .threshold = -2,.silence_threshold = -50,.max_sources = 3,.enter =
        80,.leave = 200,.minimum_duration = 160};
  self->lookahead_ms = -1;
  self->interval = 1;
  self->audio_timeout_ms = 2000;
  self->messages = VSSL_MESSAGES_CHANGES;
}
