/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslfield.h"

static GQuark
at_quark (void)
{
  return g_quark_from_static_string ("vssl-field-at");
}

static GQuark
setting_quark (void)
{
  return g_quark_from_static_string ("vssl-setting");
}

static gboolean
is_setting (GParamSpec * spec)
{
  return g_param_spec_get_qdata (spec, setting_quark ()) != NULL;
}

/* NULL if the property is not a field. */
static gpointer
field_of (gpointer object, GParamSpec * spec)
{
  gsize at = GPOINTER_TO_SIZE (g_param_spec_get_qdata (spec, at_quark ()));

  return at ? G_STRUCT_MEMBER_P (object, at) : NULL;
}

static gboolean
store (gpointer field, GParamSpec * spec, const GValue * value)
{
  if (is_setting (spec)) {
    gst_structure_set_value (*(GstStructure **) field, spec->name, value);
    return TRUE;
  }
  switch (G_VALUE_TYPE (value)) {
    case G_TYPE_STRING:
      g_free (*(gchar **) field);
      *(gchar **) field = g_value_dup_string (value);
      return TRUE;
    case G_TYPE_DOUBLE:
      *(gdouble *) field = g_value_get_double (value);
      return TRUE;
    case G_TYPE_UINT:
      *(guint *) field = g_value_get_uint (value);
      return TRUE;
    case G_TYPE_INT:
      *(gint *) field = g_value_get_int (value);
      return TRUE;
    case G_TYPE_BOOLEAN:
      *(gboolean *) field = g_value_get_boolean (value);
      return TRUE;
  }
  if (G_VALUE_HOLDS_ENUM (value)) {
    *(gint *) field = g_value_get_enum (value);
    return TRUE;
  }
  if (GST_VALUE_HOLDS_FRACTION (value)) {
    *(VsslFraction *) field = (VsslFraction) {
    gst_value_get_fraction_numerator (value),
          gst_value_get_fraction_denominator (value)};
    return TRUE;
  }
  return FALSE;
}

static gboolean
load (gconstpointer field, GParamSpec * spec, GValue * value)
{
  const VsslFraction *fraction = field;

  if (is_setting (spec)) {
    g_value_copy (gst_structure_get_value (*(GstStructure * const *) field,
            spec->name), value);
    return TRUE;
  }
  switch (G_VALUE_TYPE (value)) {
    case G_TYPE_STRING:
      g_value_set_string (value, *(gchar * const *) field);
      return TRUE;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, *(const gdouble *) field);
      return TRUE;
    case G_TYPE_UINT:
      g_value_set_uint (value, *(const guint *) field);
      return TRUE;
    case G_TYPE_INT:
      g_value_set_int (value, *(const gint *) field);
      return TRUE;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, *(const gboolean *) field);
      return TRUE;
  }
  if (G_VALUE_HOLDS_ENUM (value)) {
    g_value_set_enum (value, *(const gint *) field);
    return TRUE;
  }
  if (GST_VALUE_HOLDS_FRACTION (value)) {
    gst_value_set_fraction (value, fraction->numerator, fraction->denominator);
    return TRUE;
  }
  return FALSE;
}

void
vssl_field_set (GObject * object, guint id, const GValue * value,
    GParamSpec * spec)
{
  gpointer field = field_of (object, spec);

  GST_OBJECT_LOCK (object);
  if (!field || !store (field, spec, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  GST_OBJECT_UNLOCK (object);
}

void
vssl_field_get (GObject * object, guint id, GValue * value, GParamSpec * spec)
{
  gpointer field = field_of (object, spec);

  GST_OBJECT_LOCK (object);
  if (!field || !load (field, spec, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  GST_OBJECT_UNLOCK (object);
}

static void
each_field (gpointer object, void (*visit) (gpointer field, GParamSpec * spec))
{
  guint i, count;
  GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &count);

  for (i = 0; i < count; i++)
    if (field_of (object, specs[i]))
      visit (field_of (object, specs[i]), specs[i]);
  g_free (specs);
}

static void
free_field (gpointer field, GParamSpec * spec)
{
  if (is_setting (spec))
    gst_clear_structure ((GstStructure **) field);
  else if (G_PARAM_SPEC_VALUE_TYPE (spec) == G_TYPE_STRING)
    g_clear_pointer ((gchar **) field, g_free);
}

void
vssl_fields_free (GObject * object)
{
  each_field (object, free_field);
}

static void
store_default (gpointer field, GParamSpec * spec)
{
  if (is_setting (spec) && !*(GstStructure **) field)
    *(GstStructure **) field = gst_structure_new_empty ("settings");
  store (field, spec, g_param_spec_get_default_value (spec));
}

void
vssl_fields_init (gpointer object)
{
  each_field (object, store_default);
}

static void
finalize (GObject * object)
{
  vssl_fields_free (object);
  G_OBJECT_CLASS (g_type_class_peek_parent (G_OBJECT_GET_CLASS (object)))
      ->finalize (object);
}

void
vssl_fields_prepare (GObjectClass * klass)
{
  klass->finalize = finalize;
  klass->set_property = vssl_field_set;
  klass->get_property = vssl_field_get;
}

void
vssl_field (GObjectClass * klass, gsize at, GParamSpec * spec)
{
  g_param_spec_set_qdata (spec, at_quark (), GSIZE_TO_POINTER (at));
  g_object_class_install_property (klass, VSSL_FIELD_ID, spec);
}

void
vssl_setting (GObjectClass * klass, gsize at, GParamSpec * spec)
{
  g_param_spec_set_qdata (spec, setting_quark (), GINT_TO_POINTER (TRUE));
  vssl_field (klass, at, spec);
}

void
vssl_fields_of_java (GObjectClass * klass, gsize home, gsize options)
{
  vssl_field (klass, home, g_param_spec_string ("java-home", NULL,
          "Home of the Java runtime (17 or newer) to load; unset: JAVA_HOME, "
          "then java on PATH. Only the first element in the process that "
          "starts the JVM uses it", NULL, VSSL_ON_START));
  vssl_field (klass, options, g_param_spec_string ("jvm-options", NULL,
          "Additional JVM options, separated by spaces. Only the first element "
          "in the process that starts the JVM uses them", NULL, VSSL_ON_START));
}
