#include "gstvsslreframe.h"

static const GEnumValue BEHAVIOURS[] = {
  {0, "pans to what is near, jumps to what shares nothing with the crop",
      "auto"},
  {1, "one still crop for each shot", "steady"},
  {2, "always pans", "track"},
  {3, "always jumps, and stands still between", "cut"},
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
      gst_param_spec_fraction ("aspect", NULL, "Width by height of the "
          "result as shown", 1, 100, 100, 1, 9, 16, VSSL_ON_START));
  install_size (klass, AT (width, gint), "width", "Of the result, in pixels; "
      "0: as height and aspect, or the widest crop without scaling, say, made "
      "even");
  install_size (klass, AT (height, gint), "height", "Of the result, in pixels; "
      "0: as width and aspect, or the widest crop without scaling, say, made "
      "even");
  vssl_field (klass, AT (debug, gboolean), g_param_spec_boolean ("debug", NULL,
          "Show the whole picture, and in it where the crop is", FALSE,
          VSSL_ON_START));
  vssl_field (klass, AT (path, gchar *), g_param_spec_string ("path", NULL,
          "Follow the path in this file, which ./vssl reframe --export "
          "FILE.csv wrote; unset: plan live", NULL, VSSL_ON_START));
  vssl_fields_of_java (klass, AT (java_home, gchar *), AT (jvm_options,
          gchar *));
  vssl_setting (klass, SETTINGS,
      g_param_spec_enum ("behaviour", NULL, "How the crop goes to a new place",
          g_enum_register_static ("GstVsslBehaviour", BEHAVIOURS),
          0, ANY_TIME));
  install_number (klass, "zoom", "How much closer "
      "than the widest crop a source is shown", 1, 8, 1);
  install_number (klass, "dead-zone", "How "
      "far a source may be from the middle before the crop follows, in crop "
      "sides", 0, 0.5, 0.15);
  install_number (klass, "max-speed", "Of a "
      "pan, in sides of the picture per second", 0.01, 10, 0.3);
  install_number (klass,
      "max-acceleration", "Of a pan, in sides of the picture per second, each "
      "second", 0.01, 100, 0.6);
  install_time (klass, "hold", "How long the crop "
      "stays after the last source before it eases back to the widest, "
      "centred, in ms", 2000);
  install_time (klass, "switch-dwell", "How "
      "long another source must be stronger, or the followed one missing, "
      "before the crop leaves it, in ms", 600);
  install_number (klass, "switch-margin",
      "How much stronger another source must be, in score", 0, 2, 0.02);
  install_number (klass, "jump-beyond", "A "
      "new source farther off than this is jumped to instead of panned to, in "
      "crop sides", 0, 10, 1);
  install_number (klass, "cut-threshold",
      "Mean change of a tiny picture from one frame to the next that may be a "
      "scene cut", 0, 1, 0.12);
}
