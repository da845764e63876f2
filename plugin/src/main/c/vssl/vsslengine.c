#include "vsslengine.h"

#include "jni/vssljava.h"
#include "jni/vssljvm.h"

enum
{ MODEL_ID, PROVIDER, WINDOW, CONFIGURE, SOUND_FORMAT, PUSH, SOUND_ENDED,
  ANALYSE, CANCEL, RESET_SOUND, RESET_VERDICT, CLOSE, N_METHODS
};

static const VsslMethod METHODS[N_METHODS] = {
  {"modelId", "()Ljava/lang/String;"},
  {"provider", "()Ljava/lang/String;"},
  {"windowNanos", "()J"},
  {"configure", "(DDJIJJJIDID)V"},
  {"soundFormat", "(I[D)V"},
  {"push", "(Ljava/nio/ByteBuffer;IJ)V"},
  {"soundEnded", "()V"},
  {"analyse", "(Ljava/nio/ByteBuffer;IIIJLjava/nio/ByteBuffer;)V"},
  {"cancel", "()V"},
  {"resetSound", "()V"},
  {"resetVerdict", "()V"},
  {"close", "()V"},
};

struct _VsslEngine
{
  jclass cls;
  jobject engine;
  jmethodID methods[N_METHODS];
  VsslShared audio, video, result;
  gchar *model_id, *provider;
  guint64 window;
};

static gboolean
create (VsslEngine * engine, JNIEnv * env, const gchar * model,
    const gchar * device)
{
  jclass cls = vssl_java_class (env, "org.vssl.element.Engine", METHODS,
      engine->methods, N_METHODS);
  jmethodID method;
  jobject made;

  if (!cls)
    return FALSE;
  engine->cls = cls;
  method = (*env)->GetStaticMethodID (env, cls, "create",
      "(Ljava/lang/String;Ljava/lang/String;)Lorg/vssl/element/Engine;");
  if (!method)
    return FALSE;
  made = (*env)->CallStaticObjectMethod (env, cls, method,
      vssl_java_text (env, model), vssl_java_text (env, device));
  if ((*env)->ExceptionCheck (env))
    return FALSE;
  engine->engine = (*env)->NewGlobalRef (env, made);
  engine->model_id =
      vssl_java_to_utf8 (env, (*env)->CallObjectMethod (env, made,
          engine->methods[MODEL_ID]));
  engine->provider =
      vssl_java_to_utf8 (env, (*env)->CallObjectMethod (env, made,
          engine->methods[PROVIDER]));
  engine->window =
      (guint64) (*env)->CallLongMethod (env, made, engine->methods[WINDOW]);
  return !(*env)->ExceptionCheck (env);
}

VsslEngine *
vssl_engine_new (const gchar * model, const gchar * device,
    const gchar * java_home, const gchar * jvm_options, gchar ** stack,
    GError ** error)
{
  VsslEngine *engine;
  JNIEnv *env;

  if (!vssl_jvm_start (java_home, jvm_options, error)
      || !(env = vssl_java_enter (error)))
    return NULL;
  engine = g_new0 (VsslEngine, 1);
  if ((*env)->PushLocalFrame (env, 32) < 0 || !create (engine, env, model,
          device)) {
    vssl_java_check (env, stack, error);
    (*env)->PopLocalFrame (env, NULL);
    vssl_engine_free (engine);
    return NULL;
  }
  (*env)->PopLocalFrame (env, NULL);
  vssl_shared_memory (&engine->result, sizeof (VsslResult));
  return engine;
}

void
vssl_engine_free (VsslEngine * engine)
{
  JNIEnv *env = vssl_jvm_env ();

  if (env && engine->engine) {
    (*env)->CallVoidMethod (env, engine->engine, engine->methods[CLOSE]);
    (*env)->ExceptionClear (env);
    (*env)->DeleteGlobalRef (env, engine->engine);
  }
  if (env && engine->cls)
    (*env)->DeleteGlobalRef (env, engine->cls);
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

static gboolean
call (VsslEngine * engine, gint method, gchar ** stack, GError ** error, ...)
{
  JNIEnv *env = vssl_java_enter (error);
  va_list arguments;

  if (!env)
    return FALSE;
  va_start (arguments, error);
  (*env)->CallVoidMethodV (env, engine->engine, engine->methods[method],
      arguments);
  va_end (arguments);
  return vssl_java_check (env, stack, error);
}

gboolean
vssl_engine_configure (VsslEngine * engine, const VsslSettings * settings,
    gchar ** stack, GError ** error)
{
  return call (engine, CONFIGURE, stack, error, settings->threshold,
      settings->silence_threshold, (jlong) settings->lookahead,
      (jint) settings->max_sources, (jlong) settings->enter,
      (jlong) settings->leave, (jlong) settings->minimum_duration,
      (jint) settings->synchrony, settings->hfov, (jint) settings->projection,
      settings->pixel_aspect);
}

gboolean
vssl_engine_set_audio_format (VsslEngine * engine, gint rate,
    const gdouble * channel_weights, gint channels, gchar ** stack,
    GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);
  jdoubleArray weights = env ? (*env)->NewDoubleArray (env, channels) : NULL;
  gboolean ok;

  if (!weights)
    return env ? vssl_java_check (env, stack, error) : FALSE;
  (*env)->SetDoubleArrayRegion (env, weights, 0, channels, channel_weights);
  ok = call (engine, SOUND_FORMAT, stack, error, (jint) rate, weights);
  (*env)->DeleteLocalRef (env, weights);
  return ok;
}

gboolean
vssl_engine_push_audio (VsslEngine * engine, guint64 samples,
    guint64 running_time, gchar ** stack, GError ** error)
{
  return call (engine, PUSH, stack, error, engine->audio.buffer, (jint) samples,
      (jlong) running_time);
}

gboolean
vssl_engine_end_audio (VsslEngine * engine, gchar ** stack, GError ** error)
{
  return call (engine, SOUND_ENDED, stack, error);
}

gboolean
vssl_engine_analyse (VsslEngine * engine, gint width, gint height, gint stride,
    guint64 running_time, gchar ** stack, GError ** error)
{
  return call (engine, ANALYSE, stack, error, engine->video.buffer,
      (jint) width, (jint) height, (jint) stride, (jlong) running_time,
      engine->result.buffer);
}

gboolean
vssl_engine_reset_audio (VsslEngine * engine, GError ** error)
{
  return call (engine, RESET_SOUND, NULL, error);
}

gboolean
vssl_engine_reset_verdict (VsslEngine * engine, GError ** error)
{
  return call (engine, RESET_VERDICT, NULL, error);
}

void
vssl_engine_cancel (VsslEngine * engine)
{
  g_autoptr (GError) error = NULL;

  if (!call (engine, CANCEL, NULL, &error))
    GST_WARNING ("cannot cancel: %s", error->message);
}
