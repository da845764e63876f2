/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslengine.h"

#include "jni/vssljava.h"
#include "jni/vssljvm.h"
#include "jni/vsslobject.h"

#define GST_CAT_DEFAULT gst_vssl_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

enum
{ MODEL_ID, PROVIDER, WINDOW, CONFIGURE, SOUND_FORMAT, PUSH, SOUND_ENDED,
  ANALYSE, CANCEL, RESET_SOUND, RESET_VERDICT, CLOSE, N_METHODS
};

static const VsslMethod METHODS[N_METHODS] = {
  {"modelId", "()Ljava/lang/String;"},
  {"provider", "()Ljava/lang/String;"},
  {"windowNanos", "()J"},
  {"configure", VSSL_SETTINGS "V"},
  {"soundFormat", "(I[D)V"},
  {"push", "(Ljava/nio/ByteBuffer;IJ)V"},
  {"soundEnded", "()V"},
  {"analyse", "(Ljava/nio/ByteBuffer;IIIJLjava/nio/ByteBuffer;)V"},
  {"cancel", "()V"},
  {"resetSound", "()V"},
  {"resetVerdict", "()V"},
  {"close", "()V"},
};

static const VsslJavaClass ENGINE =
    { "org/vssl/element/Engine", METHODS, N_METHODS };

struct _VsslEngine
{
  VsslJavaObject java;
  VsslShared audio, video, result;
  gchar *model_id, *provider;
  guint64 window;
};

static gboolean
open_engine (VsslEngine * engine, const GstStructure * settings,
    GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);

  if (!env || !vssl_java_object_new (&engine->java, &ENGINE, settings, error)
      || !(engine->model_id =
          vssl_java_object_text (&engine->java, MODEL_ID, error))
      || !(engine->provider =
          vssl_java_object_text (&engine->java, PROVIDER, error)))
    return FALSE;
  engine->window = (guint64) (*env)->CallLongMethod (env, engine->java.object,
      engine->java.methods[WINDOW]);
  if (!vssl_java_check (env, error))
    return FALSE;
  vssl_shared_memory (&engine->result, sizeof (VsslResult));
  return TRUE;
}

VsslEngine *
vssl_engine_new (const gchar * model, const gchar * device,
    const gchar * java_home, const gchar * jvm_options, GError ** error)
{
  g_autoptr (GstStructure) settings = NULL;
  VsslEngine *engine;

  if (!vssl_jvm_start (java_home, jvm_options, error))
    return NULL;
  settings = gst_structure_new ("settings", "model", G_TYPE_STRING, model,
      "device", G_TYPE_STRING, device, NULL);
  engine = g_new0 (VsslEngine, 1);
  if (!open_engine (engine, settings, error))
    g_clear_pointer (&engine, vssl_engine_free);
  return engine;
}

void
vssl_engine_free (VsslEngine * engine)
{
  JNIEnv *env = vssl_jvm_env ();

  if (engine->java.object)
    vssl_java_object_call (&engine->java, CLOSE, NULL);
  vssl_java_object_clear (&engine->java);
  vssl_shared_clear (env, &engine->audio);
  vssl_shared_clear (env, &engine->video);
  vssl_shared_clear (env, &engine->result);
  g_free (engine->model_id);
  g_free (engine->provider);
  g_free (engine);
}

const gchar *
vssl_engine_model_id (VsslEngine * engine)
{
  return engine->model_id;
}

const gchar *
vssl_engine_provider (VsslEngine * engine)
{
  return engine->provider;
}

guint64
vssl_engine_window (VsslEngine * engine)
{
  return engine->window;
}

gfloat *
vssl_engine_audio_memory (VsslEngine * engine, gsize bytes)
{
  return vssl_shared_memory (&engine->audio, bytes);
}

guint8 *
vssl_engine_video_memory (VsslEngine * engine, gsize bytes)
{
  return vssl_shared_memory (&engine->video, bytes);
}

const VsslResult *
vssl_engine_result (VsslEngine * engine)
{
  return engine->result.data;
}

gboolean
vssl_engine_configure (VsslEngine * engine, const GstStructure * settings,
    GError ** error)
{
  return vssl_java_object_configure (&engine->java, CONFIGURE, settings, error);
}

gboolean
vssl_engine_set_audio_format (VsslEngine * engine, gint rate,
    const gdouble * channel_weights, gint channels, GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);
  jdoubleArray weights = env ? (*env)->NewDoubleArray (env, channels) : NULL;
  gboolean ok;

  if (!weights)
    return env ? vssl_java_check (env, error) : FALSE;
  (*env)->SetDoubleArrayRegion (env, weights, 0, channels, channel_weights);
  ok = vssl_java_object_call (&engine->java, SOUND_FORMAT, error, (jint) rate,
      weights);
  (*env)->DeleteLocalRef (env, weights);
  return ok;
}

gboolean
vssl_engine_push_audio (VsslEngine * engine, guint64 samples,
    guint64 running_time, GError ** error)
{
  return vssl_java_object_call (&engine->java, PUSH, error,
      engine->audio.buffer, (jint) samples, (jlong) running_time);
}

gboolean
vssl_engine_end_audio (VsslEngine * engine, GError ** error)
{
  return vssl_java_object_call (&engine->java, SOUND_ENDED, error);
}

gboolean
vssl_engine_analyse (VsslEngine * engine, gint width, gint height, gint stride,
    guint64 running_time, GError ** error)
{
  return vssl_java_object_call (&engine->java, ANALYSE, error,
      engine->video.buffer, (jint) width, (jint) height, (jint) stride,
      (jlong) running_time, engine->result.buffer);
}

gboolean
vssl_engine_reset_audio (VsslEngine * engine, GError ** error)
{
  return vssl_java_object_call (&engine->java, RESET_SOUND, error);
}

gboolean
vssl_engine_reset_verdict (VsslEngine * engine, GError ** error)
{
  return vssl_java_object_call (&engine->java, RESET_VERDICT, error);
}

void
vssl_engine_cancel (VsslEngine * engine)
{
  g_autoptr (GError) error = NULL;

  if (!vssl_java_object_call (&engine->java, CANCEL, &error))
    GST_WARNING ("cannot cancel: %s", error->message);
}
