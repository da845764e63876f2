/* SPDX-License-Identifier: Apache-2.0 */
/* One object of a Java class of ours, as C sees it. */
#ifndef VSSL_OBJECT_H
#define VSSL_OBJECT_H

#include <gst/gst.h>
#include <jni.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name, *signature;
} VsslMethod;

/* The signature of (String[] names, String[] values): settings cross by name. A structure's fields have the names of
 * properties, see vsslfield.h; org.vssl.element.NamedValues fills a record with them. */
#define VSSL_SETTINGS "([Ljava/lang/String;[Ljava/lang/String;)"

/* A class whose static create (String[] names, String[] values) makes an object of it. */
typedef struct
{
  const char *name;             /* with slashes */
  const VsslMethod *methods;
  guint count;
} VsslJavaClass;

/* Starts as zeros. */
typedef struct
{
  jclass cls;
  jobject object;               /* both global references */
  jmethodID *methods;           /* in the order of the class */
} VsslJavaObject;

/* FALSE with error set when Java threw; the object has to be cleared even then. */
gboolean vssl_java_object_new (VsslJavaObject * self, const VsslJavaClass * cls,
    const GstStructure * settings, GError ** error);
void vssl_java_object_clear (VsslJavaObject * self);

/* Calls a method that gives nothing. These return FALSE with error set when Java threw. */
gboolean vssl_java_object_call (VsslJavaObject * self, guint method,
    GError ** error, ...);

/* Calls a method that gives a boolean. */
gboolean vssl_java_object_ask (VsslJavaObject * self, guint method,
    gboolean * answer, GError ** error, ...);

/* Calls a method (String[] names, String[] values) that gives nothing. */
gboolean vssl_java_object_configure (VsslJavaObject * self, guint method,
    const GstStructure * settings, GError ** error);

/* What a method without arguments that gives a text gives: NULL for null, or with error set when Java threw. */
gchar *vssl_java_object_text (VsslJavaObject * self, guint method,
    GError ** error);

G_END_DECLS
#endif
