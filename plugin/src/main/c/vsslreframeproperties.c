#include "gstvsslreframe.h"

enum
{ PROP_0, PROP_ASPECT, PROP_WIDTH, PROP_HEIGHT, PROP_DEBUG, PROP_PATH,
  PROP_BEHAVIOUR, PROP_ZOOM, PROP_DEAD_ZONE, PROP_MAX_SPEED,
  PROP_MAX_ACCELERATION, PROP_HOLD, PROP_SWITCH_DWELL, PROP_SWITCH_MARGIN,
  PROP_JUMP_BEYOND, PROP_CUT_THRESHOLD, PROP_JAVA_HOME, PROP_JVM_OPTIONS
};

/* org.vssl.reframe.Controls.DEFAULTS; a test compares the two */
static const VsslControls DEFAULTS = {
  0, 1, 0.15, 0.3, 0.6, 2000, 600, 0.02, 1, 0.12
};

static GType
behaviour_type (void)
{
  static const GEnumValue values[] = {
    {0, "pans to what is near, jumps to what shares nothing with the crop",
        "auto"},
    {1, "one still crop for each shot", "steady"},
    {2, "always pans", "track"},
    {3, "always jumps, and stands still between", "cut"}, {0, NULL, NULL}
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("GstVsslBehaviour",
            values));
  return type;
}

static gdouble *
number_of (GstVsslReframe * self, guint id)
{
  VsslControls *controls = &self->controls;

  return id == PROP_ZOOM ? &controls->zoom
      : id == PROP_DEAD_ZONE ? &controls->dead_zone
      : id == PROP_MAX_SPEED ? &controls->max_speed
      : id == PROP_MAX_ACCELERATION ? &controls->max_acceleration
      : id == PROP_SWITCH_MARGIN ? &controls->switch_margin
      : id == PROP_JUMP_BEYOND ? &controls->jump_beyond
      : id == PROP_CUT_THRESHOLD ? &controls->cut_threshold : NULL;
}

static gchar **
text_of (GstVsslReframe * self, guint id)
{
  return id == PROP_PATH ? &self->path : id == PROP_JAVA_HOME ?
      &self->java_home : id == PROP_JVM_OPTIONS ? &self->jvm_options : NULL;
}

static void
set_property (GObject * object, guint id, const GValue * value,
    GParamSpec * spec)
{
  GstVsslReframe *self = GST_VSSL_REFRAME (object);
  gdouble *number = number_of (self, id);
  gchar **text = text_of (self, id);

  GST_OBJECT_LOCK (self);
  self->unconfigured = TRUE;
  if (number) {
    *number = g_value_get_double (value);
  } else if (text) {
    g_free (*text);
    *text = g_value_dup_string (value);
  } else {
    switch (id) {
      case PROP_ASPECT:
        self->aspect_n = gst_value_get_fraction_numerator (value);
        self->aspect_d = gst_value_get_fraction_denominator (value);
        break;
      case PROP_WIDTH:
        self->width = g_value_get_int (value);
        break;
      case PROP_HEIGHT:
        self->height = g_value_get_int (value);
        break;
      case PROP_DEBUG:
        self->debug = g_value_get_boolean (value);
        break;
      case PROP_BEHAVIOUR:
        self->controls.behaviour = g_value_get_enum (value);
        break;
      case PROP_HOLD:
        self->controls.hold = g_value_get_uint (value);
        break;
      case PROP_SWITCH_DWELL:
        self->controls.switch_dwell = g_value_get_uint (value);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
  }
  GST_OBJECT_UNLOCK (self);
}

static void
get_property (GObject * object, guint id, GValue * value, GParamSpec * spec)
{
  GstVsslReframe *self = GST_VSSL_REFRAME (object);
  gdouble *number = number_of (self, id);
  gchar **text = text_of (self, id);

  GST_OBJECT_LOCK (self);
  if (number) {
    g_value_set_double (value, *number);
  } else if (text) {
    g_value_set_string (value, *text);
  } else {
    switch (id) {
      case PROP_ASPECT:
        gst_value_set_fraction (value, self->aspect_n, self->aspect_d);
        break;
      case PROP_WIDTH:
        g_value_set_int (value, self->width);
        break;
      case PROP_HEIGHT:
        g_value_set_int (value, self->height);
        break;
      case PROP_DEBUG:
        g_value_set_boolean (value, self->debug);
        break;
      case PROP_BEHAVIOUR:
        g_value_set_enum (value, self->controls.behaviour);
        break;
      case PROP_HOLD:
        g_value_set_uint (value, self->controls.hold);
        break;
      case PROP_SWITCH_DWELL:
        g_value_set_uint (value, self->controls.switch_dwell);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
  }
  GST_OBJECT_UNLOCK (self);
}

#define FLAGS (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS)
#define ON_START (FLAGS | GST_PARAM_MUTABLE_READY)
#define ANY_TIME (FLAGS | GST_PARAM_MUTABLE_PLAYING | GST_PARAM_CONTROLLABLE)

static void
install_text (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb)
{
  g_object_class_install_property (klass, id, g_param_spec_string (name, name,
          blurb, NULL, ON_START));
}

static void
install_size (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb)
{
  g_object_class_install_property (klass, id, g_param_spec_int (name, name,
          blurb, 0, G_MAXINT, 0, ON_START));
}

static void
install_number (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb, gdouble low, gdouble high, gdouble normally)
{
  g_object_class_install_property (klass, id, g_param_spec_double (name, name,
          blurb, low, high, normally, ANY_TIME));
}

static void
install_time (GObjectClass * klass, guint id, const gchar * name,
    const gchar * blurb, guint normally)
{
  g_object_class_install_property (klass, id, g_param_spec_uint (name, name,
          blurb, 0, 3600000, normally, ANY_TIME));
}

void
vssl_reframe_properties_install (GObjectClass * klass)
{
  klass->set_property = set_property;
  klass->get_property = get_property;
  g_object_class_install_property (klass, PROP_ASPECT,
      gst_param_spec_fraction ("aspect", "aspect", "Width by height of the "
          "result as shown", 1, 100, 100, 1, 9, 16, ON_START));
  install_size (klass, PROP_WIDTH, "width", "Of the result, in pixels; 0: as "
      "height and aspect, or the widest crop without scaling, say");
  install_size (klass, PROP_HEIGHT, "height", "Of the result, in pixels; 0: "
      "as width and aspect, or the widest crop without scaling, say");
  g_object_class_install_property (klass, PROP_DEBUG,
      g_param_spec_boolean ("debug", "debug", "Show the whole picture, and in "
          "it where the crop is", FALSE, ON_START));
  install_text (klass, PROP_PATH, "path", "Follow the path in this file, which "
      "./vssl reframe --export FILE.csv wrote; unset: plan live");
  install_text (klass, PROP_JAVA_HOME, "java-home", "Java 17 or newer to start;"
      " unset: JAVA_HOME, then java on PATH. Counts only for the first element "
      "of a process");
  install_text (klass, PROP_JVM_OPTIONS, "jvm-options", "Further options of the"
      " Java virtual machine, separated by spaces. Counts only for the first "
      "element of a process");
  g_object_class_install_property (klass, PROP_BEHAVIOUR,
      g_param_spec_enum ("behaviour", "behaviour", "How the crop goes to a new "
          "place", behaviour_type (), DEFAULTS.behaviour, ANY_TIME));
  install_number (klass, PROP_ZOOM, "zoom", "How much closer than the widest "
      "crop a source is shown", 1, 8, DEFAULTS.zoom);
  install_number (klass, PROP_DEAD_ZONE, "dead-zone", "How far a source may be "
      "from the middle before the crop follows, in crop sides", 0, 0.5,
      DEFAULTS.dead_zone);
  install_number (klass, PROP_MAX_SPEED, "max-speed", "Of a pan, in sides of "
      "the picture per second", 0.01, 10, DEFAULTS.max_speed);
  install_number (klass, PROP_MAX_ACCELERATION, "max-acceleration", "Of a pan, "
      "in sides of the picture per second, each second", 0.01, 100,
      DEFAULTS.max_acceleration);
  install_time (klass, PROP_HOLD, "hold", "How long the crop stays after the "
      "last source before it eases back to the widest, centred, in ms",
      DEFAULTS.hold);
  install_time (klass, PROP_SWITCH_DWELL, "switch-dwell", "How long another "
      "source must be stronger, or the followed one missing, before the crop "
      "leaves it, in ms", DEFAULTS.switch_dwell);
  install_number (klass, PROP_SWITCH_MARGIN, "switch-margin", "How much "
      "stronger another source must be, in score", 0, 2,
      DEFAULTS.switch_margin);
  install_number (klass, PROP_JUMP_BEYOND, "jump-beyond", "A new source "
      "farther off than this is jumped to instead of panned to, in crop sides",
      0, 10, DEFAULTS.jump_beyond);
  install_number (klass, PROP_CUT_THRESHOLD, "cut-threshold", "Mean change of "
      "a tiny picture from one frame to the next that may be a scene cut", 0, 1,
      DEFAULTS.cut_threshold);
}

void
vssl_reframe_properties_init (GstVsslReframe * self)
{
  self->controls = DEFAULTS;
  self->unconfigured = TRUE;
  self->aspect_n = 9;
  self->aspect_d = 16;
}
