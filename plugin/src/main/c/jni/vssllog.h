/* SPDX-License-Identifier: Apache-2.0 */
/* Java's log lines in GStreamer's debug log. */
#ifndef VSSL_LOG_H
#define VSSL_LOG_H

#include <glib.h>
#include <jni.h>

G_BEGIN_DECLS

/* The category of the JVM, and of every Java logger that is not called as a category. */
#define VSSL_LOG_JVM "vssljvm"

/* Gives org.vssl.element.log its way to the debug log, and says which JVM this is. */
void vssl_log_connect (JNIEnv * env, gboolean joined);

G_END_DECLS
#endif
