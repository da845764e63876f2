/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslpublisher.h"

#include "vsslframe.h"
#include "jni/vssljava.h"
#include "jni/vssljvm.h"
#include "jni/vsslobject.h"

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

static const VsslJavaClass PUBLISHER =
    { "org/vssl/element/Publisher", METHODS, N_METHODS };

struct _VsslPublisher
{
  gatomicrefcount references;
  VsslJavaObject java;
  VsslShared frame;
};

VsslPublisher *
vssl_publisher_new (const GstStructure * settings, GError ** error)
{
  VsslPublisher *self = g_new0 (VsslPublisher, 1);

  g_atomic_ref_count_init (&self->references);
  if (vssl_java_object_new (&self->java, &PUBLISHER, settings, error))
    vssl_shared_memory (&self->frame, sizeof (VsslFrame));
  else
    g_clear_pointer (&self, vssl_publisher_unref);
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
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  vssl_java_object_clear (&self->java);
  vssl_shared_clear (vssl_jvm_env (), &self->frame);
  g_free (self);
}

void
vssl_publisher_close (VsslPublisher * self)
{
  vssl_java_object_call (&self->java, CLOSE, NULL);
}

gboolean
vssl_publisher_frame (VsslPublisher * self, const GstStructure * fields,
    gint width, gint height, guint64 dropped, gboolean * warned,
    GError ** error)
{
  vssl_frame_fill (self->frame.data, fields, width, height);
  return vssl_java_object_ask (&self->java, FRAME, warned, error,
      self->frame.buffer, (jlong) dropped);
}

gboolean
vssl_publisher_await_delivery (VsslPublisher * self, gboolean * warned,
    GError ** error)
{
  return vssl_java_object_ask (&self->java, AWAIT_DELIVERY, warned, error);
}

void
vssl_publisher_allow_waiting (VsslPublisher * self, gboolean may)
{
  vssl_java_object_call (&self->java, ALLOW_WAITING, NULL, (jboolean) may);
}

VsslCounters
vssl_publisher_counters (VsslPublisher * self)
{
  JNIEnv *env = vssl_jvm_env ();
  jlongArray all = env ? (*env)->CallObjectMethod (env, self->java.object,
      self->java.methods[COUNTERS]) : NULL;
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
  return vssl_java_object_text (&self->java, TAKE_WARNING, NULL);
}
