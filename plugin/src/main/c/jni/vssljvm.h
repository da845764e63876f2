/* SPDX-License-Identifier: Apache-2.0 */
/* The JVM of this process: joined if there is one, else started; never destroyed. */
#ifndef VSSL_JVM_H
#define VSSL_JVM_H

#include <glib.h>
#include <jni.h>

G_BEGIN_DECLS

#define VSSL_JVM_ERROR (g_quark_from_static_string ("vssl-jvm-error"))

/* The directory with java/ and models/: VSSL_HOME, or that of this plugin. */
gchar *vssl_home (void);

/* Joins or starts the JVM. java_home and options may be NULL. */
gboolean vssl_jvm_start (const gchar * java_home, const gchar * options,
    GError ** error);

/* The environment of this thread, attached once and detached when the thread ends; NULL when the JVM shuts down. */
JNIEnv *vssl_jvm_env (void);

/* Loads one of our classes; a local reference, or NULL with a Java exception pending. */
jclass vssl_jvm_class (JNIEnv * env, const gchar * dotted_name);

/* Logs an error if another library has replaced HotSpot's SIGSEGV handler. */
void vssl_jvm_check_signals (void);

G_END_DECLS
#endif
