#include "gstvssl.h"

#include "common/vsslfield.h"

enum
{ PROP_PROVIDER = VSSL_FIELD_ID + 1, PROP_MODEL_ID };

static const GEnumValue MODES[] = {
  {VSSL_MODE_AUTO, "sync when not live, async when live", "auto"},
  {VSSL_MODE_SYNC, "every analysed frame waits for its own result", "sync"},
  {VSSL_MODE_ASYNC, "frames pass with the newest result and its age", "async"},
  {0, NULL, NULL}
};

static const GEnumValue MESSAGES[] = {
  {VSSL_MESSAGES_NONE, "nothing", "none"},
  {VSSL_MESSAGES_CHANGES, "one message for each change of verdict", "changes"},
  {VSSL_MESSAGES_FRAMES, "one message for each frame", "frames"},
  {0, NULL, NULL}
};

static const GEnumValue SYNCHRONY[] = {
  {0, "not computed", "off"},
  {1, "of the places the model finds, those in time with the sound", "fuse"},
  {2, "what moves in time with the sound, whatever the model says", "only"},
  {0, NULL, NULL}
};

static const GEnumValue PROJECTIONS[] = {
  {0, "straight lines stay straight, as a usual lens draws them",
      "rectilinear"},
  {1, "equal angles take equally many pixels, as in 360 degree video",
      "equirectangular"},
  {0, NULL, NULL}
};

static void
set_property (GObject * object, guint id, const GValue * value,
    GParamSpec * spec)
{
  GstVssl *self = GST_VSSL (object);

  vssl_field_set (object, id, value, spec);
  g_mutex_lock (&self->lock);
  self->needs_configure = TRUE;
  g_mutex_unlock (&self->lock);
}

static void
get_property (GObject * object, guint id, GValue * value, GParamSpec * spec)
{
  GstVssl *self = GST_VSSL (object);

  if (id == VSSL_FIELD_ID) {
    vssl_field_get (object, id, value, spec);
    return;
  }
  GST_OBJECT_LOCK (self);
  if (self->engine)
    g_value_set_string (value, id == PROP_PROVIDER ?
        vssl_engine_provider (self->engine) :
        vssl_engine_model_id (self->engine));
  GST_OBJECT_UNLOCK (self);
}

#define AT(member, type) VSSL_AT (GstVssl, member, type)
#define SETTINGS AT (settings, GstStructure *)
#define READABLE (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

void
vssl_properties_install (GObjectClass * klass)
{
  vssl_fields_prepare (klass);
  klass->set_property = set_property;
  klass->get_property = get_property;
  vssl_field (klass, AT (model, gchar *), g_param_spec_string ("model", NULL,
          "Folder of the model bundle (model.json and its graphs); unset: the "
          "default bundle beside the plugin", NULL, VSSL_ON_START));
  vssl_field (klass, AT (device, gchar *), g_param_spec_string ("device", NULL,
          "Where the model runs: cpu", "cpu", VSSL_ON_START));
  vssl_fields_of_java (klass, AT (java_home, gchar *), AT (jvm_options,
          gchar *));
  vssl_setting (klass, SETTINGS,
      g_param_spec_double ("threshold", NULL,
          "Similarity that a place must exceed to be a source, -1..1; -2: the "
          "bundle's", -2, 1, -2, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS,
      g_param_spec_double ("silence-threshold", NULL,
          "Momentary loudness below which the verdict is silence, in LUFS",
          -120, 0, -50, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS,
      g_param_spec_double ("hfov", NULL,
          "Angle between the picture's left and right edge, in degrees; gives "
          "every source azimuth and elevation. Rectilinear below 180; 0: not "
          "known", 0, 360, 0, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS,
      g_param_spec_enum ("projection", NULL,
          "How directions become places of the picture, for hfov",
          g_enum_register_static ("GstVsslProjection", PROJECTIONS), 0,
          VSSL_ANY_TIME));
  vssl_field (klass, AT (interval, guint), g_param_spec_uint ("interval", NULL,
          "Analyse every n-th frame; the others carry the newest result and "
          "its age, in frames", 1, 1000, 1, VSSL_ANY_TIME));
  vssl_field (klass, AT (qos, gboolean), g_param_spec_boolean ("qos", NULL,
          "While frames reach a sink too late, pass them unanalysed, with the "
          "newest result and its age (at most a second)", TRUE, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS,
      g_param_spec_uint ("max-sources", NULL,
          "Most sources told for one frame, strongest first", 1,
          VSSL_MAX_SOURCES, 3, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("enter",
          NULL, "How long a new verdict must last before it is told, in ms", 0,
          10000, 80, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("leave",
          NULL, "How long located is kept after the last place above the "
          "threshold, in ms", 0, 10000, 200, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS,
      g_param_spec_uint ("minimum-duration", NULL,
          "How long a verdict stays at least, in ms; silence, warming and "
          "no-audio come at once", 0, 10000, 160, VSSL_ANY_TIME));
  vssl_field (klass, AT (audio_timeout_ms, guint),
      g_param_spec_uint ("audio-timeout", NULL,
          "How long no sound may come at all before frames go on without it, in "
          "ms: of real time, or of running time when live", 0, 60000, 2000,
          VSSL_ANY_TIME));
  vssl_field (klass, AT (lookahead_ms, gint), g_param_spec_int ("lookahead",
          NULL, "How much sound after the frame is heard, in ms; it is latency "
          "when live. -1: half of the model's window when not live, 0 when "
          "live", -1, 10000, -1, VSSL_ON_START));
  vssl_field (klass, AT (mode, VsslMode), g_param_spec_enum ("mode", NULL,
          "Whether frames wait for their result",
          g_enum_register_static ("GstVsslMode", MODES), VSSL_MODE_AUTO,
          VSSL_ON_START));
  vssl_setting (klass, SETTINGS,
      g_param_spec_enum ("synchrony", NULL,
          "What motion in time with the sound may decide",
          g_enum_register_static ("GstVsslSynchrony", SYNCHRONY), 0,
          VSSL_ANY_TIME));
  vssl_field (klass, AT (messages, VsslMessages), g_param_spec_enum ("messages",
          NULL, "Which element messages named vssl are posted on the bus",
          g_enum_register_static ("GstVsslMessages", MESSAGES),
          VSSL_MESSAGES_CHANGES, VSSL_ANY_TIME));
  g_object_class_install_property (klass, PROP_PROVIDER,
      g_param_spec_string ("provider", NULL,
          "What the model runs on (from READY on)", NULL, READABLE));
  g_object_class_install_property (klass, PROP_MODEL_ID,
      g_param_spec_string ("model-id", NULL,
          "Name, version and digest of the model (from READY on)", NULL,
          READABLE));
}
