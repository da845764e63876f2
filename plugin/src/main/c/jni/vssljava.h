/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the elements with a Java side: exceptions, strings and shared memory. */
#ifndef VSSL_JAVA_H
#define VSSL_JAVA_H

#include <gst/gst.h>
#include <jni.h>

G_BEGIN_DECLS

/* What Java threw, or why it cannot be called: an error that knows the Java stack. */
#define VSSL_JAVA_ERROR (vssl_java_error_quark ())
GQuark vssl_java_error_quark (void);

/* Memory wrapped once as a direct ByteBuffer. Starts as zeros. */
typedef struct
{
  void *data;
  gsize size;
  jobject buffer;               /* global reference */
} VsslShared;

/* The environment of this thread; NULL with error set when the JVM shuts down. */
JNIEnv *vssl_java_enter (GError ** error);

/* TRUE when no exception is pending; else moves it into error. */
gboolean vssl_java_check (JNIEnv * env, GError ** error);

/* Posts an error on the bus: what Java threw, or why there is no Java; the stack is its debug text. */
void vssl_java_post_error (GstElement * element, const GError * error);

/* Frees the local reference; NULL for null, or when an exception is pending. */
gchar *vssl_java_to_utf8 (JNIEnv * env, jstring text);

/* A local reference; NULL becomes null. */
jstring vssl_java_text (JNIEnv * env, const gchar * utf8);

/* At least so many bytes, valid until the next call. */
void *vssl_shared_memory (VsslShared * shared, gsize bytes);
void vssl_shared_clear (JNIEnv * env, VsslShared * shared);

G_END_DECLS
#endif
