#include "vssljava.h"

#include "vsslengine.h"
#include "vssljvm.h"

gchar *
vssl_java_text (JNIEnv * env, jstring text)
{
  const char *chars = text ? (*env)->GetStringUTFChars (env, text, NULL) : NULL;
  gchar *copy = chars ? g_utf8_make_valid (chars, -1) : NULL;

  if (chars)
    (*env)->ReleaseStringUTFChars (env, text, chars);
  (*env)->DeleteLocalRef (env, text);
  return copy;
}

/* Thrown.describe gives message and stack; what happens before that class is there is described by toString. */
static void
describe (JNIEnv * env, jthrowable thrown, gchar ** message, gchar ** stack)
{
  jclass cls = vssl_jvm_class (env, "org.vssl.element.Thrown");
  jmethodID method = cls ? (*env)->GetStaticMethodID (env, cls, "describe",
      "(Ljava/lang/Throwable;)[Ljava/lang/String;") : NULL;
  jobjectArray both = method ?
      (*env)->CallStaticObjectMethod (env, cls, method, thrown) : NULL;

  if (both && !(*env)->ExceptionCheck (env)) {
    *message =
        vssl_java_text (env, (*env)->GetObjectArrayElement (env, both, 0));
    *stack = vssl_java_text (env, (*env)->GetObjectArrayElement (env, both, 1));
    return;
  }
  (*env)->ExceptionClear (env);
  cls = (*env)->FindClass (env, "java/lang/Object");
  method = (*env)->GetMethodID (env, cls, "toString", "()Ljava/lang/String;");
  *message =
      vssl_java_text (env, (*env)->CallObjectMethod (env, thrown, method));
  (*env)->ExceptionClear (env);
}

/* TRUE when no exception is pending; else moves it into the error. */
gboolean
vssl_java_check (JNIEnv * env, gchar ** stack, GError ** error)
{
  jthrowable thrown = (*env)->ExceptionOccurred (env);
  gchar *message = NULL, *trace = NULL;

  if (!thrown)
    return TRUE;
  (*env)->ExceptionClear (env);
  describe (env, thrown, &message, &trace);
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

JNIEnv *
vssl_java_enter (GError ** error)
{
  JNIEnv *env = vssl_jvm_env ();

  if (!env)
    g_set_error (error, VSSL_ENGINE_ERROR, 2,
        "the Java virtual machine of this process is shutting down");
  return env;
}

void *
vssl_shared_memory (VsslShared * shared, gsize bytes)
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

void
vssl_shared_clear (JNIEnv * env, VsslShared * shared)
{
  if (env && shared->buffer)
    (*env)->DeleteGlobalRef (env, shared->buffer);
  g_free (shared->data);
}

void
vssl_java_fail (GstElement * element, const gchar * stack, GError * error)
{
  if (error->domain == VSSL_ENGINE_ERROR)
    GST_ELEMENT_ERROR (element, LIBRARY, FAILED, ("%s", error->message),
        ("%s", stack ? stack : "no stack"));
  else
    GST_ELEMENT_ERROR (element, LIBRARY, INIT, ("%s", error->message),
        ("%s", stack ? stack : "no stack"));
}
