/* SPDX-License-Identifier: Apache-2.0 */
/* Properties that need no code in the element: read and written under the object lock, and freed with it. A field is a
 * member of the element's struct; a setting is only passed on to Java, by name. */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct
{
  gint numerator, denominator;
} VsslFraction;

/* Offset of a member; does not compile if it is not of this type. */
#define VSSL_AT(Struct, member, type) \
    (G_STRUCT_OFFSET (Struct, member) + \
        0 * sizeof (_Generic (((Struct *) 0)->member, type: 0)))

#define VSSL_ON_START \
    (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_READY)
#define VSSL_ANY_TIME \
    (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING)

/* The id of every such property: they are told apart by their offset. Properties an element handles itself follow. */
#define VSSL_FIELD_ID 1

/* Installs functions that get, set and free the fields; a class with more to do overrides them and chains up to these. */
void vssl_fields_prepare (GObjectClass * klass);
void vssl_field_set (GObject * object, guint id, const GValue * value,
    GParamSpec * spec);
void vssl_field_get (GObject * object, guint id, GValue * value,
    GParamSpec * spec);
void vssl_fields_free (GObject * object);

/* Of strings, gdouble, guint, gint, gboolean, enumerations (as int) and VsslFraction. */
void vssl_field (GObjectClass * klass, gsize at, GParamSpec * spec);

/* Of the same types but VsslFraction: kept in the GstStructure of the element's struct at this place, under the name of
 * the property. In Java it is the component of a record of the same name (max-sources: maxSources). */
void vssl_setting (GObjectClass * klass, gsize at, GParamSpec * spec);

/* java-home and jvm-options */
void vssl_fields_of_java (GObjectClass * klass, gsize home, gsize options);

/* Sets every field to its property's default. */
void vssl_fields_init (gpointer object);

G_END_DECLS
