#include "vsslpublisher.h"

#include "vsslframe.h"
#include "jni/vssljava.h"
#include "jni/vssljvm.h"

enum
{ FRAME, AWAIT_DELIVERY, ALLOW_WAITING, TAKE_WARNING, COUNTERS, CLOSE,
  N_METHODS
};

static const VsslMethod METHODS[N_METHODS] = {
  {"frame", "(Ljava/nio/ByteBuffer;J)Z"},
  {"awaitDelivery", "()Z"},
  {"allowWaiting", "(Z)V"},
  {"takeWarning", "()Ljava/lang/String;"},
  {"counters", "()[J"},
  {"close", "()V"},
};

struct _VsslPublisher
{
  gatomicrefcount references;
  jclass cls;
  jobject publisher;
  jmethodID methods[N_METHODS];
  VsslShared frame;
};

static gboolean
create (VsslPublisher * self, JNIEnv * env,
    const VsslPublisherSettings * settings)
{
  jmethodID method;
  jobject made;

  self->cls = vssl_java_class (env, "org.vssl.element.Publisher", METHODS,
      self->methods, N_METHODS);
  if (!self->cls)
    return FALSE;
  method = (*env)->GetStaticMethodID (env, self->cls, "create",
      "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;"
      "Ljava/lang/String;IZI)Lorg/vssl/element/Publisher;");
  if (!method)
    return FALSE;
  made = (*env)->CallStaticObjectMethod (env, self->cls, method,
      vssl_java_text (env, settings->address),
      vssl_java_text (env, settings->stream_id),
      vssl_java_text (env, settings->token),
      vssl_java_text (env, settings->token_file),
      (jint) settings->queue_size, (jboolean) settings->block,
      (jint) settings->patience);
  if ((*env)->ExceptionCheck (env))
    return FALSE;
  self->publisher = (*env)->NewGlobalRef (env, made);
  return TRUE;
}

VsslPublisher *
vssl_publisher_new (const VsslPublisherSettings * settings, gchar ** stack,
    GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);
  VsslPublisher *self;

  if (!env)
    return NULL;
  self = g_new0 (VsslPublisher, 1);
  g_atomic_ref_count_init (&self->references);
  if ((*env)->PushLocalFrame (env, 32) < 0 || !create (self, env, settings)) {
    vssl_java_check (env, stack, error);
    (*env)->PopLocalFrame (env, NULL);
    vssl_publisher_unref (self);
    return NULL;
  }
  (*env)->PopLocalFrame (env, NULL);
  vssl_shared_memory (&self->frame, sizeof (VsslFrame));
  return self;
}

VsslPublisher *
vssl_publisher_ref (VsslPublisher * self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
vssl_publisher_unref (VsslPublisher * self)
{
  JNIEnv *env = vssl_jvm_env ();

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (env && self->publisher)
    (*env)->DeleteGlobalRef (env, self->publisher);
  if (env && self->cls)
    (*env)->DeleteGlobalRef (env, self->cls);
  vssl_shared_clear (env, &self->frame);
  g_free (self);
}

void
vssl_publisher_close (VsslPublisher * self)
{
  JNIEnv *env = vssl_jvm_env ();

  if (!env)
    return;
  (*env)->CallVoidMethod (env, self->publisher, self->methods[CLOSE]);
  (*env)->ExceptionClear (env);
}

gboolean
vssl_publisher_frame (VsslPublisher * self, const GstStructure * fields,
    gint width, gint height, guint64 dropped, gboolean * warned, gchar ** stack,
    GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);

  if (!env)
    return FALSE;
  vssl_frame_fill (self->frame.data, fields, width, height);
  *warned = (*env)->CallBooleanMethod (env, self->publisher,
      self->methods[FRAME], self->frame.buffer, (jlong) dropped);
  return vssl_java_check (env, stack, error);
}

gboolean
vssl_publisher_await_delivery (VsslPublisher * self, gboolean * warned,
    gchar ** stack, GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);

  if (!env)
    return FALSE;
  *warned = (*env)->CallBooleanMethod (env, self->publisher,
      self->methods[AWAIT_DELIVERY]);
  return vssl_java_check (env, stack, error);
}

void
vssl_publisher_allow_waiting (VsslPublisher * self, gboolean may)
{
  JNIEnv *env = vssl_jvm_env ();

  if (!env)
    return;
  (*env)->CallVoidMethod (env, self->publisher, self->methods[ALLOW_WAITING],
      (jboolean) may);
  (*env)->ExceptionClear (env);
}

VsslCounters
vssl_publisher_counters (VsslPublisher * self)
{
  JNIEnv *env = vssl_jvm_env ();
  jlongArray all = env ? (*env)->CallObjectMethod (env, self->publisher,
      self->methods[COUNTERS]) : NULL;
  jlong values[4] = { 0, 0, 0, 0 };

  if (all && !(*env)->ExceptionCheck (env))
    (*env)->GetLongArrayRegion (env, all, 0, 4, values);
  if (env) {
    (*env)->ExceptionClear (env);
    (*env)->DeleteLocalRef (env, all);
  }
  return (VsslCounters) {
  (guint64) values[0], (guint64) values[1], (guint64) values[2],
        (guint64) values[3]};
}

gchar *
vssl_publisher_take_warning (VsslPublisher * self)
{
  JNIEnv *env = vssl_jvm_env ();
  gchar *text = env ? vssl_java_to_utf8 (env, (*env)->CallObjectMethod (env,
          self->publisher, self->methods[TAKE_WARNING])) : NULL;

  if (env)
    (*env)->ExceptionClear (env);
  return text;
}
