/* SPDX-License-Identifier: Apache-2.0 */
#include "vssllog.h"

#include <gst/gst.h>

#include "vssljava.h"
#include "vssljvm.h"

/* NULL after gst_deinit, which Java's threads may outlive: so a category is looked up each time, and only where the
 * level is wanted by any of them. */
static GstDebugCategory *
category_of (const gchar * name)
{
  GstDebugCategory *category = _gst_debug_get_category (name);

  return category ? category : _gst_debug_get_category (VSSL_LOG_JVM);
}

static jboolean JNICALL
is_enabled (JNIEnv * env, jclass cls, jstring logger, jint level)
{
  g_autofree gchar *name = NULL;
  GstDebugCategory *category;

  (void) cls;
  if (level > (jint) _gst_debug_min)
    return FALSE;
  name = vssl_java_to_utf8 (env, logger);
  category = name ? category_of (name) : NULL;
  return category
      && level <= (jint) gst_debug_category_get_threshold (category);
}

static void JNICALL
write_line (JNIEnv * env, jclass cls, jstring logger, jint level, jstring file,
    jstring method, jint line, jstring text)
{
  g_autofree gchar *name = vssl_java_to_utf8 (env, logger);
  g_autofree gchar *in_file = vssl_java_to_utf8 (env, file);
  g_autofree gchar *in_method = vssl_java_to_utf8 (env, method);
  g_autofree gchar *message = vssl_java_to_utf8 (env, text);
  GstDebugCategory *category = name ? category_of (name) : NULL;

  (void) cls;
  if (category && in_file && in_method && message)
    gst_debug_log (category, (GstDebugLevel) level, in_file, in_method, line,
        NULL, "%s", message);
}

void
vssl_log_connect (JNIEnv * env, gboolean joined)
{
  static const JNINativeMethod NATIVES[] = {
    {(char *) "isEnabled", (char *) "(Ljava/lang/String;I)Z",
        (void *) is_enabled},
    {(char *) "write", (char *) "(Ljava/lang/String;ILjava/lang/String;"
          "Ljava/lang/String;ILjava/lang/String;)V", (void *) write_line},
  };
  jclass cls = vssl_jvm_class (env, "org.vssl.element.log.GstLog");
  jmethodID connect = NULL;

  if (cls && (*env)->RegisterNatives (env, cls, NATIVES,
          G_N_ELEMENTS (NATIVES)) == JNI_OK)
    connect = (*env)->GetStaticMethodID (env, cls, "connect", "(Z)V");
  if (connect)
    (*env)->CallStaticVoidMethod (env, cls, connect, (jboolean) joined);
  (*env)->ExceptionClear (env);
  (*env)->DeleteLocalRef (env, cls);
}
