/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslobject.h"

#include "vssljava.h"
#include "vssljvm.h"

/* Settings on their way: local references. */
typedef struct
{
  jobjectArray names, values;
} Texts;

static void
set_text (JNIEnv * env, jobjectArray texts, jsize at, const gchar * utf8)
{
  jstring text = vssl_java_text (env, utf8);

  (*env)->SetObjectArrayElement (env, texts, at, text);
  (*env)->DeleteLocalRef (env, text);
}

/* FALSE with a Java exception pending; else a local frame is open that holds them. */
static gboolean
push_texts (Texts * texts, JNIEnv * env, const GstStructure * settings)
{
  jsize count = gst_structure_n_fields (settings), i;
  jclass string;

  if ((*env)->PushLocalFrame (env, 8) < 0)
    return FALSE;
  if (!(string = (*env)->FindClass (env, "java/lang/String"))
      || !(texts->names = (*env)->NewObjectArray (env, count, string, NULL))
      || !(texts->values = (*env)->NewObjectArray (env, count, string, NULL))) {
    (*env)->PopLocalFrame (env, NULL);
    return FALSE;
  }
  for (i = 0; i < count; i++) {
    const gchar *name = gst_structure_nth_field_name (settings, (guint) i);
    const GValue *value = gst_structure_get_value (settings, name);
    g_autofree gchar *text = G_VALUE_HOLDS_STRING (value)
        ? g_value_dup_string (value) : gst_value_serialize (value);

    set_text (env, texts->names, i, name);
    set_text (env, texts->values, i, text);
  }
  return TRUE;
}

/* Leaves what goes wrong as a pending Java exception. */
static void
load (VsslJavaObject * self, JNIEnv * env, const VsslJavaClass * cls)
{
  g_autofree gchar *dotted = g_strdelimit (g_strdup (cls->name), "/", '.');
  jclass local = vssl_jvm_class (env, dotted);
  guint i;

  if ((*env)->ExceptionCheck (env))
    return;
  self->cls = (*env)->NewGlobalRef (env, local);
  (*env)->DeleteLocalRef (env, local);
  self->methods = g_new0 (jmethodID, cls->count);
  for (i = 0; i < cls->count && !(*env)->ExceptionCheck (env); i++)
    self->methods[i] = (*env)->GetMethodID (env, self->cls,
        cls->methods[i].name, cls->methods[i].signature);
}

static void
create (VsslJavaObject * self, JNIEnv * env, const VsslJavaClass * cls,
    const GstStructure * settings)
{
  g_autofree gchar *signature = g_strdup_printf (VSSL_SETTINGS "L%s;",
      cls->name);
  jmethodID method = (*env)->GetStaticMethodID (env, self->cls, "create",
      signature);
  jobject local;
  Texts texts;

  if (!method || !push_texts (&texts, env, settings))
    return;
  local = (*env)->CallStaticObjectMethod (env, self->cls, method, texts.names,
      texts.values);
  if (!(*env)->ExceptionCheck (env))
    self->object = (*env)->NewGlobalRef (env, local);
  (*env)->PopLocalFrame (env, NULL);
}

gboolean
vssl_java_object_new (VsslJavaObject * self, const VsslJavaClass * cls,
    const GstStructure * settings, GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);

  if (!env)
    return FALSE;
  load (self, env, cls);
  if (!(*env)->ExceptionCheck (env))
    create (self, env, cls, settings);
  return vssl_java_check (env, error);
}

void
vssl_java_object_clear (VsslJavaObject * self)
{
  JNIEnv *env = vssl_jvm_env ();

  if (env) {
    (*env)->DeleteGlobalRef (env, self->object);
    (*env)->DeleteGlobalRef (env, self->cls);
  }
  g_free (self->methods);
  *self = (VsslJavaObject) {
  NULL};
}

gboolean
vssl_java_object_call (VsslJavaObject * self, guint method, GError ** error,
    ...)
{
  JNIEnv *env = vssl_java_enter (error);
  va_list arguments;

  if (!env)
    return FALSE;
  va_start (arguments, error);
  (*env)->CallVoidMethodV (env, self->object, self->methods[method], arguments);
  va_end (arguments);
  return vssl_java_check (env, error);
}

gboolean
vssl_java_object_ask (VsslJavaObject * self, guint method, gboolean * answer,
    GError ** error, ...)
{
  JNIEnv *env = vssl_java_enter (error);
  va_list arguments;

  if (!env)
    return FALSE;
  va_start (arguments, error);
  *answer = (*env)->CallBooleanMethodV (env, self->object,
      self->methods[method], arguments);
  va_end (arguments);
  return vssl_java_check (env, error);
}

gboolean
vssl_java_object_configure (VsslJavaObject * self, guint method,
    const GstStructure * settings, GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);
  Texts texts;

  if (!env)
    return FALSE;
  if (push_texts (&texts, env, settings)) {
    (*env)->CallVoidMethod (env, self->object, self->methods[method],
        texts.names, texts.values);
    (*env)->PopLocalFrame (env, NULL);
  }
  return vssl_java_check (env, error);
}

gchar *
vssl_java_object_text (VsslJavaObject * self, guint method, GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);
  gchar *text;

  if (!env)
    return NULL;
  text = vssl_java_to_utf8 (env, (*env)->CallObjectMethod (env, self->object,
          self->methods[method]));
  return vssl_java_check (env, error) ? text : NULL;
}
