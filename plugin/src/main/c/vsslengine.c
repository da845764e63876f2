#include "vsslengine.h"

#include <string.h>

#include "vssljvm.h"

typedef struct
{
  void *data;
  gsize size;
  jobject buffer;               /* global reference to a direct ByteBuffer */
} Shared;

enum
{ MODEL_ID, PROVIDER, WINDOW, CONFIGURE, SOUND_FORMAT, PUSH, SOUND_ENDED,
  ANALYSE, CANCEL, RESET_SOUND, RESET_VERDICT, CLOSE, N_METHODS
};

static const struct
{
  const char *name, *signature;
} METHODS[N_METHODS] = {
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
  Shared sound, picture, result;
  gchar *model_id, *provider;
  guint64 window;
};

static gchar *
to_utf8 (JNIEnv * env, jstring text)
{
  const char *chars = text ? (*env)->GetStringUTFChars (env, text, NULL) : NULL;
  gchar *copy = chars ? g_utf8_make_valid (chars, -1) : NULL;

  if (chars)
    (*env)->ReleaseStringUTFChars (env, text, chars);
  (*env)->DeleteLocalRef (env, text);
  return copy;
}

/* Engine.describe gives message and stack; what happens before that class is there is described by toString. */
static void
describe (JNIEnv * env, jclass cls, jthrowable thrown, gchar ** message,
    gchar ** stack)
{
  jmethodID method = cls ? (*env)->GetStaticMethodID (env, cls, "describe",
      "(Ljava/lang/Throwable;)[Ljava/lang/String;") : NULL;
  jobjectArray both = method ?
      (*env)->CallStaticObjectMethod (env, cls, method, thrown) : NULL;

  if (both && !(*env)->ExceptionCheck (env)) {
    *message = to_utf8 (env, (*env)->GetObjectArrayElement (env, both, 0));
    *stack = to_utf8 (env, (*env)->GetObjectArrayElement (env, both, 1));
    return;
  }
  (*env)->ExceptionClear (env);
  cls = (*env)->FindClass (env, "java/lang/Object");
  method = (*env)->GetMethodID (env, cls, "toString", "()Ljava/lang/String;");
  *message = to_utf8 (env, (*env)->CallObjectMethod (env, thrown, method));
  (*env)->ExceptionClear (env);
}

/* TRUE when no exception is pending; else moves it into the error. */
static gboolean
check (JNIEnv * env, jclass cls, gchar ** stack, GError ** error)
{
  jthrowable thrown = (*env)->ExceptionOccurred (env);
  gchar *message = NULL, *trace = NULL;

  if (!thrown)
    return TRUE;
  (*env)->ExceptionClear (env);
  describe (env, cls, thrown, &message, &trace);
  g_set_error (error, VSSL_ENGINE_ERROR, 1, "%s",
      message ? message : "Java threw an exception that has no text");
  g_free (message);
  if (stack)
    *stack = trace;
  else
    g_free (trace);
  (*env)->DeleteLocalRef (env, thrown);
  return FALSE;
}

static JNIEnv *
enter (GError ** error)
{
  JNIEnv *env = vssl_jvm_env ();

  if (!env)
    g_set_error (error, VSSL_ENGINE_ERROR, 2,
        "the Java virtual machine of this process is shutting down");
  return env;
}

static void *
shared_memory (Shared * shared, gsize bytes)
{
  JNIEnv *env = vssl_jvm_env ();
  jobject local;

  if (shared->size >= bytes || !env)
    return shared->data;
  if (shared->buffer)
    (*env)->DeleteGlobalRef (env, shared->buffer);
  g_free (shared->data);
  shared->size = MAX (bytes, 4096);
  shared->data = g_malloc0 (shared->size);
  local = (*env)->NewDirectByteBuffer (env, shared->data, (jlong) shared->size);
  shared->buffer = (*env)->NewGlobalRef (env, local);
  (*env)->DeleteLocalRef (env, local);
  return shared->data;
}

static void
shared_clear (JNIEnv * env, Shared * shared)
{
  if (env && shared->buffer)
    (*env)->DeleteGlobalRef (env, shared->buffer);
  g_free (shared->data);
}

static gboolean
create (VsslEngine * engine, JNIEnv * env, const gchar * model,
    const gchar * device)
{
  jclass cls = vssl_jvm_class (env, "org.vssl.element.Engine");
  jmethodID method;
  jobject made;
  gint i;

  if (!cls)
    return FALSE;
  engine->cls = (*env)->NewGlobalRef (env, cls);
  for (i = 0; i < N_METHODS; i++)
    if (!(engine->methods[i] = (*env)->GetMethodID (env, cls, METHODS[i].name,
                METHODS[i].signature)))
      return FALSE;
  method = (*env)->GetStaticMethodID (env, cls, "create",
      "(Ljava/lang/String;Ljava/lang/String;)Lorg/vssl/element/Engine;");
  if (!method)
    return FALSE;
  made = (*env)->CallStaticObjectMethod (env, cls, method,
      (*env)->NewStringUTF (env, model), (*env)->NewStringUTF (env, device));
  if ((*env)->ExceptionCheck (env))
    return FALSE;
  engine->engine = (*env)->NewGlobalRef (env, made);
  engine->model_id = to_utf8 (env, (*env)->CallObjectMethod (env, made,
          engine->methods[MODEL_ID]));
  engine->provider = to_utf8 (env, (*env)->CallObjectMethod (env, made,
          engine->methods[PROVIDER]));
  engine->window = (guint64) (*env)->CallLongMethod (env, made,
      engine->methods[WINDOW]);
  return !(*env)->ExceptionCheck (env);
}

VsslEngine *
vssl_engine_new (const gchar * model, const gchar * device,
    const gchar * java_home, const gchar * jvm_options, gchar ** stack,
    GError ** error)
{
  VsslEngine *engine;
  JNIEnv *env;

  if (!vssl_jvm_start (java_home, jvm_options, error) || !(env = enter (error)))
    return NULL;
  engine = g_new0 (VsslEngine, 1);
  if ((*env)->PushLocalFrame (env, 32) < 0 || !create (engine, env, model,
          device)) {
    check (env, engine->cls, stack, error);
    (*env)->PopLocalFrame (env, NULL);
    vssl_engine_free (engine);
    return NULL;
  }
  (*env)->PopLocalFrame (env, NULL);
  shared_memory (&engine->result, sizeof (VsslResult));
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
  shared_clear (env, &engine->sound);
  shared_clear (env, &engine->picture);
  shared_clear (env, &engine->result);
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
vssl_engine_sound_memory (VsslEngine * engine, gsize bytes)
{
  return shared_memory (&engine->sound, bytes);
}

guint8 *
vssl_engine_picture_memory (VsslEngine * engine, gsize bytes)
{
  return shared_memory (&engine->picture, bytes);
}

const VsslResult *
vssl_engine_result (VsslEngine * engine)
{
  return engine->result.data;
}

static gboolean
call (VsslEngine * engine, gint method, gchar ** stack, GError ** error, ...)
{
  JNIEnv *env = enter (error);
  va_list arguments;

  if (!env)
    return FALSE;
  va_start (arguments, error);
  (*env)->CallVoidMethodV (env, engine->engine, engine->methods[method],
      arguments);
  va_end (arguments);
  return check (env, engine->cls, stack, error);
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
vssl_engine_sound_format (VsslEngine * engine, gint rate,
    const gdouble * channel_weights, gint channels, gchar ** stack,
    GError ** error)
{
  JNIEnv *env = enter (error);
  jdoubleArray weights = env ? (*env)->NewDoubleArray (env, channels) : NULL;
  gboolean ok;

  if (!weights)
    return env ? check (env, engine->cls, stack, error) : FALSE;
  (*env)->SetDoubleArrayRegion (env, weights, 0, channels, channel_weights);
  ok = call (engine, SOUND_FORMAT, stack, error, (jint) rate, weights);
  (*env)->DeleteLocalRef (env, weights);
  return ok;
}

gboolean
vssl_engine_push (VsslEngine * engine, guint64 samples, guint64 running_time,
    gchar ** stack, GError ** error)
{
  return call (engine, PUSH, stack, error, engine->sound.buffer, (jint) samples,
      (jlong) running_time);
}

gboolean
vssl_engine_sound_ended (VsslEngine * engine, gchar ** stack, GError ** error)
{
  return call (engine, SOUND_ENDED, stack, error);
}

gboolean
vssl_engine_analyse (VsslEngine * engine, gint width, gint height, gint stride,
    guint64 running_time, gchar ** stack, GError ** error)
{
  return call (engine, ANALYSE, stack, error, engine->picture.buffer,
      (jint) width, (jint) height, (jint) stride, (jlong) running_time,
      engine->result.buffer);
}

gboolean
vssl_engine_reset_sound (VsslEngine * engine, GError ** error)
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
