/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include "common/vsslfield.h"

/* An element with a field of every type, and settings. */
typedef struct
{
  GstElement element;
  gchar *text;
  gdouble share;
  guint count;
  gint offset;
  gboolean on;
  gint direction;
  VsslFraction aspect;
  GstStructure *settings;
} Sample;

typedef GstElementClass SampleClass;

G_DEFINE_TYPE (Sample, sample, GST_TYPE_ELEMENT);

#define AT(member, type) VSSL_AT (Sample, member, type)

static void
sample_class_init (SampleClass * klass)
{
  GObjectClass *object = G_OBJECT_CLASS (klass);

  vssl_fields_prepare (object);
  vssl_field (object, AT (text, gchar *), g_param_spec_string ("text", NULL,
          NULL, "words", VSSL_ANY_TIME));
  vssl_field (object, AT (share, gdouble), g_param_spec_double ("share", NULL,
          NULL, 0, 1, 0.25, VSSL_ANY_TIME));
  vssl_field (object, AT (count, guint), g_param_spec_uint ("count", NULL, NULL,
          1, 16, 3, VSSL_ANY_TIME));
  vssl_field (object, AT (offset, gint), g_param_spec_int ("offset", NULL, NULL,
          -9, 9, -1, VSSL_ANY_TIME));
  vssl_field (object, AT (on, gboolean), g_param_spec_boolean ("on", NULL, NULL,
          TRUE, VSSL_ANY_TIME));
  vssl_field (object, AT (direction, gint), g_param_spec_enum ("direction",
          NULL, NULL, GST_TYPE_PAD_DIRECTION, GST_PAD_SINK, VSSL_ANY_TIME));
  vssl_field (object, AT (aspect, VsslFraction),
      gst_param_spec_fraction ("aspect", NULL, NULL, 1, 9, 9, 1, 9, 16,
          VSSL_ANY_TIME));
  vssl_setting (object, AT (settings, GstStructure *),
      g_param_spec_double ("silence-threshold", NULL, NULL, -120, 0, -50,
          VSSL_ANY_TIME));
  vssl_setting (object, AT (settings, GstStructure *),
      g_param_spec_enum ("side", NULL, NULL, GST_TYPE_PAD_DIRECTION,
          GST_PAD_SINK, VSSL_ANY_TIME));
  vssl_setting (object, AT (settings, GstStructure *),
      g_param_spec_string ("token", NULL, NULL, NULL, VSSL_ANY_TIME));
}

static void
sample_init (Sample * self)
{
  vssl_fields_init (self);
}

static Sample *
new_sample (void)
{
  return gst_object_ref_sink (g_object_new (sample_get_type (), NULL));
}

static void
check_properties (Sample * self, const gchar * expected_text,
    gdouble expected_share, guint expected_count, gint expected_offset,
    gboolean expected_on, gint expected_direction, gint numerator,
    gint denominator)
{
  g_autofree gchar *text = NULL;
  gdouble share;
  guint count;
  gint offset, direction, n, d;
  gboolean on;

  g_object_get (self, "text", &text, "share", &share, "count", &count,
      "offset", &offset, "on", &on, "direction", &direction, NULL);
  fail_unless_equals_string (text, expected_text);
  fail_unless_equals_string (self->text, expected_text);
  fail_unless (share == expected_share && self->share == expected_share);
  fail_unless (count == expected_count && self->count == expected_count);
  fail_unless (offset == expected_offset && self->offset == expected_offset);
  fail_unless (on == expected_on && self->on == expected_on);
  fail_unless (direction == expected_direction
      && self->direction == expected_direction);
  n = self->aspect.numerator;
  d = self->aspect.denominator;
  fail_unless (n == numerator && d == denominator, "%d/%d", n, d);
}

GST_START_TEST (test_begins_with_the_defaults_of_the_properties)
{
  Sample *self = new_sample ();

  check_properties (self, "words", 0.25, 3, -1, TRUE, GST_PAD_SINK, 9, 16);
  gst_object_unref (self);
}

GST_END_TEST;

GST_START_TEST (test_sets_and_gets_members_of_every_type)
{
  Sample *self = new_sample ();
  GValue fraction = G_VALUE_INIT;

  g_object_set (self, "text", "other", "share", 1.0, "count", 16, "offset", 9,
      "on", FALSE, "direction", GST_PAD_SRC, "aspect", 4, 3, NULL);
  check_properties (self, "other", 1, 16, 9, FALSE, GST_PAD_SRC, 4, 3);
  g_value_init (&fraction, GST_TYPE_FRACTION);
  g_object_get_property (G_OBJECT (self), "aspect", &fraction);
  fail_unless_equals_int (gst_value_get_fraction_numerator (&fraction), 4);
  fail_unless_equals_int (gst_value_get_fraction_denominator (&fraction), 3);
  g_object_set (self, "text", NULL, NULL);
  fail_unless (self->text == NULL);
  gst_object_unref (self);
}

GST_END_TEST;

GST_START_TEST (test_refuses_what_is_out_of_range_and_keeps_what_it_has)
{
  Sample *self = new_sample ();

  ASSERT_WARNING (g_object_set (self, "share", 1.5, NULL));
  ASSERT_WARNING (g_object_set (self, "count", 0, NULL));
  ASSERT_WARNING (g_object_set (self, "offset", 10, NULL));
  check_properties (self, "words", 0.25, 3, -1, TRUE, GST_PAD_SINK, 9, 16);
  gst_object_unref (self);
}

GST_END_TEST;

GST_START_TEST (test_keeps_the_members_of_two_elements_apart)
{
  Sample *one = new_sample (), *two = new_sample ();

  g_object_set (one, "text", "one", "count", 7, NULL);
  g_object_set (two, "text", "two", NULL);
  check_properties (one, "one", 0.25, 7, -1, TRUE, GST_PAD_SINK, 9, 16);
  check_properties (two, "two", 0.25, 3, -1, TRUE, GST_PAD_SINK, 9, 16);
  gst_object_unref (one);
  gst_object_unref (two);
}

GST_END_TEST;

static void
check_settings (Sample * self, gdouble expected_threshold, gint expected_side,
    const gchar * expected_token)
{
  const GstStructure *settings = self->settings;
  g_autofree gchar *token = NULL;
  gdouble threshold, kept;
  gint side, kept_side;

  g_object_get (self, "silence-threshold", &threshold, "side", &side, "token",
      &token, NULL);
  fail_unless (threshold == expected_threshold && side == expected_side);
  fail_unless_equals_string (token, expected_token);
  fail_unless_equals_int (gst_structure_n_fields (settings), 3);
  fail_unless (gst_structure_get (settings, "silence-threshold", G_TYPE_DOUBLE,
          &kept, "side", GST_TYPE_PAD_DIRECTION, &kept_side, NULL));
  fail_unless (kept == expected_threshold && kept_side == expected_side);
  fail_unless_equals_string (gst_structure_get_string (settings, "token"),
      expected_token);
}

GST_START_TEST (test_keeps_settings_under_the_names_of_their_properties)
{
  Sample *self = new_sample ();

  check_settings (self, -50, GST_PAD_SINK, NULL);
  g_object_set (self, "silence-threshold", -30.0, "side", GST_PAD_SRC, "token",
      "secret", NULL);
  check_settings (self, -30, GST_PAD_SRC, "secret");
  gst_object_unref (self);
}

GST_END_TEST;

TCase *
vssl_field_case (void)
{
  TCase *tests = tcase_create ("vsslfield");

  tcase_add_test (tests, test_begins_with_the_defaults_of_the_properties);
  tcase_add_test (tests, test_sets_and_gets_members_of_every_type);
  tcase_add_test (tests,
      test_refuses_what_is_out_of_range_and_keeps_what_it_has);
  tcase_add_test (tests, test_keeps_the_members_of_two_elements_apart);
  tcase_add_test (tests,
      test_keeps_settings_under_the_names_of_their_properties);
  return tests;
}
