/* SPDX-License-Identifier: Apache-2.0 */
#include "gstvsslreframe.h"

static const GEnumValue BEHAVIOURS[] = {
  {0, "Pan to nearby sources, cut to distant ones (see jump-beyond)",
      "auto"},
  {1, "One static crop per shot", "steady"},
  {2, "Always pan", "track"},
  {3, "Always cut, and hold still in between", "cut"},
  {0, NULL, NULL}
};

static void
set_property (GObject * object, guint id, const GValue * value,
    GParamSpec * spec)
{
  vssl_field_set (object, id, value, spec);
  GST_OBJECT_LOCK (object);
  GST_VSSL_REFRAME (object)->needs_configure = TRUE;
  GST_OBJECT_UNLOCK (object);
}

#define AT(member, type) VSSL_AT (GstVsslReframe, member, type)
#define SETTINGS AT (settings, GstStructure *)
#define ANY_TIME (VSSL_ANY_TIME | GST_PARAM_CONTROLLABLE)

static void
install_size (GObjectClass * klass, gsize at, const gchar * name,
    const gchar * blurb)
{
  vssl_field (klass, at, g_param_spec_int (name, NULL, blurb, 0, G_MAXINT, 0,
          VSSL_ON_START));
}

static void
install_number (GObjectClass * klass, const gchar * name, const gchar * blurb,
    gdouble low, gdouble high, gdouble normally)
{
  vssl_setting (klass, SETTINGS, g_param_spec_double (name, NULL, blurb, low,
          high, normally, ANY_TIME));
}

static void
install_time (GObjectClass * klass, const gchar * name, const gchar * blurb,
    guint normally)
{
  vssl_setting (klass, SETTINGS, g_param_spec_uint (name, NULL, blurb, 0,
          3600000, normally, ANY_TIME));
}

void
vssl_reframe_properties_install (GObjectClass * klass)
{
  vssl_fields_prepare (klass);
  klass->set_property = set_property;
  vssl_field (klass, AT (aspect, VsslFraction),
      gst_param_spec_fraction ("aspect", NULL, "Display aspect ratio of the "
          "output", 1, 100, 100, 1, 9, 16, VSSL_ON_START));
  install_size (klass, AT (width, gint), "width", "Output width in "
      "pixels; 0: derived from height and aspect, or the widest unscaled crop, "
      "rounded to even");
  install_size (klass, AT (height, gint), "height", "Output height in "
      "pixels; 0: derived from width and aspect, or the widest unscaled crop, "
      "rounded to even");
  vssl_field (klass, AT (debug, gboolean), g_param_spec_boolean ("debug", NULL,
          "Output the whole picture with the crop outlined in it", FALSE,
          VSSL_ON_START));
  vssl_field (klass, AT (path, gchar *), g_param_spec_string ("path", NULL,
          "File with the crop path to follow, as written by ./vssl reframe "
          "--export FILE.csv; unset: plan live", NULL, VSSL_ON_START));
  vssl_fields_of_java (klass, AT (java_home, gchar *), AT (jvm_options,
          gchar *));
  vssl_setting (klass, SETTINGS,
      g_param_spec_enum ("behaviour", NULL, "How the crop moves to a new "
          "source",
          g_enum_register_static ("GstVsslBehaviour", BEHAVIOURS),
          0, ANY_TIME));
  install_number (klass, "zoom", "Zoom relative to the widest crop while a "
      "source is shown", 1, 8, 1);
  install_number (klass, "dead-zone", "Distance of a source from the centre "
      "below which the crop does not follow it, in crop sides", 0, 0.5, 0.15);
  install_number (klass, "max-speed",
      "Maximum speed of a pan, in sides of the picture per second", 0.01, 10,
      0.3);
  install_number (klass, "max-acceleration",
      "Maximum acceleration of a pan, in sides of the "
      "picture per second squared", 0.01, 100, 0.6);
  install_time (klass, "hold",
      "Time to hold the crop after the last source "
      "before easing back to the widest, centred crop, in ms", 2000);
  install_time (klass, "switch-dwell",
      "Time another source must be stronger, "
      "or the followed one absent, before the crop leaves it, in ms", 600);
  install_number (klass, "switch-margin",
      "Score by which another source must exceed the followed one", 0, 2, 0.02);
  install_number (klass, "jump-beyond",
      "Distance to a new source beyond which "
      "the crop cuts to it instead of panning, in crop sides", 0, 10, 1);
  install_number (klass, "cut-threshold",
      "Mean difference between consecutive downscaled pictures above which a "
      "scene cut is assumed", 0, 1, 0.12);
}
