/* The Java virtual machine of this process: found and joined, or found and started; never destroyed. */
#ifndef VSSL_JVM_H
#define VSSL_JVM_H

#include <glib.h>
#include <jni.h>

G_BEGIN_DECLS

#define VSSL_JVM_ERROR (g_quark_from_static_string ("vssl-jvm-error"))

/* The folder with java/ and models/: VSSL_HOME, or where this plugin lies. */
gchar *vssl_home (void);

/* Joins or starts the machine. NULL java_home and options mean: nothing chosen. */
gboolean vssl_jvm_start (const gchar * java_home, const gchar * options,
    GError ** error);

/* The environment of this thread, attached once and detached when the thread ends; NULL when the machine shuts down. */
JNIEnv *vssl_jvm_env (void);

/* Loads one of our classes; a local reference, or NULL with a Java exception pending. */
jclass vssl_jvm_class (JNIEnv * env, const gchar * dotted_name);

/* Logs when another library took away the signal handler the machine lives by. */
void vssl_jvm_check_signals (void);

G_END_DECLS
#endif
