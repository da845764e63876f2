/* What every element that is half Java shares: calls, exceptions, texts and memory that both sides see. */
#ifndef VSSL_JAVA_H
#define VSSL_JAVA_H

#include <gst/gst.h>
#include <jni.h>

G_BEGIN_DECLS

#define VSSL_JAVA_ERROR (g_quark_from_static_string ("vssl-java-error"))

typedef struct
{
  const char *name, *signature;
} VsslMethod;

/* Memory wrapped once as a direct ByteBuffer. Starts as zeros. */
typedef struct
{
  void *data;
  gsize size;
  jobject buffer;               /* global reference */
} VsslShared;

/* The environment of this thread; NULL with error set when the machine shuts down. */
JNIEnv *vssl_java_enter (GError ** error);

/* A class of ours as a global reference, and its methods; NULL with a Java exception pending. */
jclass vssl_java_class (JNIEnv * env, const gchar * dotted_name,
    const VsslMethod * methods, jmethodID * ids, guint count);

/* TRUE when no exception is pending; else moves it into error, and its stack into *stack if that is asked for. */
gboolean vssl_java_check (JNIEnv * env, gchar ** stack, GError ** error);

/* Posts an error on the bus: what Java threw, or why there is no Java. */
void vssl_java_fail (GstElement * element, const gchar * stack,
    const GError * error);

/* Frees the local reference; NULL for null, or when an exception is pending. */
gchar *vssl_java_to_utf8 (JNIEnv * env, jstring text);

/* A local reference; NULL becomes the empty text. */
jstring vssl_java_text (JNIEnv * env, const gchar * utf8);

/* At least so many bytes, valid until the next call. */
void *vssl_shared_memory (VsslShared * shared, gsize bytes);
void vssl_shared_clear (JNIEnv * env, VsslShared * shared);

G_END_DECLS
#endif
