/* SPDX-License-Identifier: Apache-2.0 */
#include "vssljava.h"

#include "vssljvm.h"

#define GST_CAT_DEFAULT vssl_jvm_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

typedef struct
{
  gchar *stack;
} VsslJavaErrorPrivate;

static void
vssl_java_error_private_init (VsslJavaErrorPrivate * error)
{
  error->stack = NULL;
}

static void
vssl_java_error_private_copy (const VsslJavaErrorPrivate * from,
    VsslJavaErrorPrivate * to)
{
  to->stack = g_strdup (from->stack);
}

static void
vssl_java_error_private_clear (VsslJavaErrorPrivate * error)
{
  g_free (error->stack);
}

/* *INDENT-OFF* */
G_DEFINE_EXTENDED_ERROR (VsslJavaError, vssl_java_error)
/* *INDENT-ON* */

enum
{ THROWN = 1, SHUTTING_DOWN };

JNIEnv *
vssl_java_enter (GError ** error)
{
  JNIEnv *env = vssl_jvm_env ();

  if (!env)
    g_set_error (error, VSSL_JAVA_ERROR, SHUTTING_DOWN,
        "the JVM of this process is shutting down");
  return env;
}

gchar *
vssl_java_to_utf8 (JNIEnv * env, jstring text)
{
  const char *chars;
  gchar *copy;

  if ((*env)->ExceptionCheck (env) || !text)
    return NULL;
  chars = (*env)->GetStringUTFChars (env, text, NULL);
  copy = chars ? g_utf8_make_valid (chars, -1) : NULL;
  if (chars)
    (*env)->ReleaseStringUTFChars (env, text, chars);
  (*env)->DeleteLocalRef (env, text);
  return copy;
}

/* By way of UTF-16: what JNI calls UTF-8 is not, beyond the first plane. */
jstring
vssl_java_text (JNIEnv * env, const gchar * utf8)
{
  g_autofree gchar *valid = utf8 ? g_utf8_make_valid (utf8, -1) : NULL;
  g_autofree gunichar2 *utf16 = NULL;
  glong length = 0;

  if (!valid)
    return NULL;
  utf16 = g_utf8_to_utf16 (valid, -1, NULL, &length, NULL);
  return (*env)->NewString (env, utf16, (jsize) length);
}

/* Failure.describe gives message and stack; where even that class is missing, toString has to do. */
static void
describe (JNIEnv * env, jthrowable thrown, gchar ** message, gchar ** stack)
{
  jclass cls = vssl_jvm_class (env, "org.vssl.element.Failure");
  jmethodID method = cls ? (*env)->GetStaticMethodID (env, cls, "describe",
      "(Ljava/lang/Throwable;)[Ljava/lang/String;") : NULL;
  jobjectArray both = method ?
      (*env)->CallStaticObjectMethod (env, cls, method, thrown) : NULL;

  if (both && !(*env)->ExceptionCheck (env)) {
    *message = vssl_java_to_utf8 (env,
        (*env)->GetObjectArrayElement (env, both, 0));
    *stack = vssl_java_to_utf8 (env,
        (*env)->GetObjectArrayElement (env, both, 1));
    return;
  }
  (*env)->ExceptionClear (env);
  cls = (*env)->FindClass (env, "java/lang/Object");
  method = (*env)->GetMethodID (env, cls, "toString", "()Ljava/lang/String;");
  *message = vssl_java_to_utf8 (env, (*env)->CallObjectMethod (env, thrown,
          method));
  (*env)->ExceptionClear (env);
}

gboolean
vssl_java_check (JNIEnv * env, GError ** error)
{
  jthrowable thrown = (*env)->ExceptionOccurred (env);
  g_autofree gchar *message = NULL;
  g_autofree gchar *stack = NULL;

  if (!thrown)
    return TRUE;
  (*env)->ExceptionClear (env);
  describe (env, thrown, &message, &stack);
  (*env)->DeleteLocalRef (env, thrown);
  g_set_error (error, VSSL_JAVA_ERROR, THROWN, "%s",
      message ? message : "Java threw an exception without a message");
  if (error)
    vssl_java_error_get_private (*error)->stack = g_steal_pointer (&stack);
  return FALSE;
}

void
vssl_java_post_error (GstElement * element, const GError * error)
{
  const gchar *stack = error->domain == VSSL_JAVA_ERROR
      ? vssl_java_error_get_private (error)->stack : NULL;

  if (error->domain == VSSL_JAVA_ERROR)
    GST_ELEMENT_ERROR (element, LIBRARY, FAILED, ("%s", error->message),
        ("%s", stack ? stack : "no stack"));
  else
    GST_ELEMENT_ERROR (element, LIBRARY, INIT, ("%s", error->message),
        ("no stack"));
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
