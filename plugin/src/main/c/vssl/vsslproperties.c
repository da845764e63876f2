/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvssl.h"

#include "common/vsslfield.h"

enum
{ PROP_PROVIDER = VSSL_FIELD_ID + 1, PROP_MODEL_ID };

static const GEnumValue MODES[] = {
  {VSSL_MODE_AUTO, "Sync for non-live pipelines, async for live ones", "auto"},
  {VSSL_MODE_SYNC, "Every analysed frame waits for its own result", "sync"},
  {VSSL_MODE_ASYNC, "Frames do not wait; they carry the latest result and its "
        "age", "async"},
  {0, NULL, NULL}
};

static const GEnumValue MESSAGES[] = {
  {VSSL_MESSAGES_NONE, "Post no messages", "none"},
  {VSSL_MESSAGES_CHANGES, "Post a message for each change of verdict",
      "changes"},
  {VSSL_MESSAGES_FRAMES, "Post a message for each frame", "frames"},
  {0, NULL, NULL}
};

static const GEnumValue SYNCHRONY[] = {
  {0, "Synchrony is not computed", "off"},
  {1, "Of the sources found by the model, keep those moving in sync with the "
        "audio", "fuse"},
  {2, "Locate what moves in sync with the audio, ignoring the model", "only"},
  {0, NULL, NULL}
};

static const GEnumValue PROJECTIONS[] = {
  {0, "Rectilinear projection of a conventional lens",
      "rectilinear"},
  {1, "Equirectangular projection, as in 360-degree video",
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
          "Directory of the model bundle (model.json and its ONNX graphs); "
          "unset: the default bundle installed with the plugin", NULL,
          VSSL_ON_START));
  vssl_field (klass, AT (device, gchar *), g_param_spec_string ("device", NULL,
          "Device to run the model on (only cpu is supported)", "cpu",
          VSSL_ON_START));
  vssl_fields_of_java (klass, AT (java_home, gchar *), AT (jvm_options,
          gchar *));
  vssl_setting (klass, SETTINGS, g_param_spec_double ("threshold", NULL,
          "Minimum similarity (exclusive) for a location to count as a source, "
          "-1..1; -2: use the threshold of the model bundle", -2, 1, -2,
          VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_double ("silence-threshold", NULL,
          "Momentary loudness below which the verdict is silence, in LUFS",
          -120, 0, -50, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_double ("hfov", NULL,
          "Horizontal field of view, in degrees, used to give every source an "
          "azimuth and elevation; below 180 for rectilinear; 0: unknown", 0,
          360, 0, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_enum ("projection", NULL,
          "Projection of the lens, used with hfov",
          g_enum_register_static ("GstVsslProjection", PROJECTIONS), 0,
          VSSL_ANY_TIME));
  vssl_field (klass, AT (interval, guint), g_param_spec_uint ("interval", NULL,
          "Analyse every n-th frame; the others carry the latest result and "
          "its age, in frames", 1, 1000, 1, VSSL_ANY_TIME));
  vssl_field (klass, AT (qos, gboolean), g_param_spec_boolean ("qos", NULL,
          "Handle QoS events: while downstream is late, skip analysis and "
          "reuse the latest result (at most 1 s old)", TRUE, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("max-sources", NULL,
          "Maximum number of sources reported per frame, strongest first", 1,
          VSSL_MAX_SOURCES, 3, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("enter", NULL,
          "Time a new verdict must persist before it is reported, in ms", 0,
          10000, 80, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("leave", NULL,
          "Time the verdict stays located after the similarity last "
          "exceeded the threshold, in ms", 0, 10000, 200, VSSL_ANY_TIME));
  vssl_setting (klass, SETTINGS, g_param_spec_uint ("minimum-duration", NULL,
          "Minimum duration of a verdict, in ms; silence, warming and no-audio "
          "take effect immediately", 0, 10000, 160, VSSL_ANY_TIME));
  vssl_field (klass, AT (audio_timeout_ms, guint),
      g_param_spec_uint ("audio-timeout", NULL,
          "Maximum time to wait for audio before video continues without it, "
          "in ms (wall-clock time; running time when live)", 0, 60000, 2000,
          VSSL_ANY_TIME));
  vssl_field (klass, AT (lookahead_ms, gint), g_param_spec_int ("lookahead",
          NULL,
          "Amount of audio after each frame that is used to analyse it, "
          "in ms; adds to the latency when live. -1: half of the model's "
          "window when not live, 0 when live", -1, 10000, -1, VSSL_ON_START));
  vssl_field (klass, AT (mode, VsslMode), g_param_spec_enum ("mode", NULL,
          "Whether frames wait for their own result",
          g_enum_register_static ("GstVsslMode", MODES), VSSL_MODE_AUTO,
          VSSL_ON_START));
  vssl_setting (klass, SETTINGS, g_param_spec_enum ("synchrony", NULL,
          "How motion in sync with the audio is used",
          g_enum_register_static ("GstVsslSynchrony", SYNCHRONY), 0,
          VSSL_ANY_TIME));
  vssl_field (klass, AT (messages, VsslMessages), g_param_spec_enum ("messages",
          NULL, "When to post element messages named vssl on the bus",
          g_enum_register_static ("GstVsslMessages", MESSAGES),
          VSSL_MESSAGES_CHANGES, VSSL_ANY_TIME));
  g_object_class_install_property (klass, PROP_PROVIDER,
      g_param_spec_string ("provider", NULL,
          "Execution provider that runs the model (available from READY)", NULL,
          READABLE));
  g_object_class_install_property (klass, PROP_MODEL_ID,
      g_param_spec_string ("model-id", NULL,
          "Name, version and digest of the model (available from READY)", NULL,
          READABLE));
}
