/* What every caller of Java needs: entering it, its texts, its exceptions, memory that both sides see. */
#ifndef VSSL_JAVA_H
#define VSSL_JAVA_H

#include <gst/gst.h>
#include <jni.h>

G_BEGIN_DECLS

typedef struct
{
  void *data;
  gsize size;
  jobject buffer;               /* global reference to a direct ByteBuffer */
} VsslShared;

/* The environment of this thread; NULL with an error set when the machine shuts down. */
JNIEnv *vssl_java_enter (GError ** error);

/* A copy of the text; the local reference is given up. */
gchar *vssl_java_text (JNIEnv * env, jstring text);

/* TRUE when no exception is pending; else moves it into the error, and its stack into *stack where asked for. */
gboolean vssl_java_check (JNIEnv * env, gchar ** stack, GError ** error);

/* Memory of at least this size, valid until the next call. */
void *vssl_shared_memory (VsslShared * shared, gsize bytes);
void vssl_shared_clear (JNIEnv * env, VsslShared * shared);

/* Says on the bus what Java said. */
void vssl_java_fail (GstElement * element, const gchar * stack, GError * error);

G_END_DECLS
#endif
