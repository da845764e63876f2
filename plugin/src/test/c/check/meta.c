/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslcheck.h"

#include "common/vsslmeta.h"

static GstStructure *
fields_with_heat (gsize cells, gint width, gint height)
{
  GstBuffer *heat = gst_buffer_new_wrapped (g_new0 (gfloat, cells),
      cells * sizeof (gfloat));
  GstStructure *fields = gst_structure_new ("vssl",
      "heat", GST_TYPE_BUFFER, heat, "heat_width", G_TYPE_INT, width,
      "heat_height", G_TYPE_INT, height, "threshold", G_TYPE_DOUBLE, 0.25,
      "peak", G_TYPE_DOUBLE, 0.75, NULL);

  gst_buffer_unref (heat);
  return fields;
}

static gboolean
maps (gsize cells, gint width, gint height)
{
  GstStructure *fields = fields_with_heat (cells, width, height);
  VsslHeat heat;
  gboolean mapped = vssl_heat_map (&heat, fields);

  if (mapped) {
    fail_unless_equals_int (heat.width, width);
    fail_unless_equals_int (heat.height, height);
    fail_unless (heat.cells[width * height - 1] == 0);
    fail_unless (heat.threshold == 0.25 && heat.peak == 0.75);
    vssl_heat_unmap (&heat);
  } else {
    fail_unless (heat.buffer == NULL);
  }
  gst_structure_free (fields);
  return mapped;
}

GST_START_TEST (test_maps_heat_that_is_at_least_as_large_as_its_fields_say)
{
  fail_unless (maps (1, 1, 1));
  fail_unless (maps (15, 5, 3));
  fail_unless (maps (16, 5, 3));
}

GST_END_TEST;

GST_START_TEST (test_refuses_heat_that_is_smaller_than_its_fields_say)
{
  fail_if (maps (14, 5, 3));
  fail_if (maps (15, 15, 2));
  fail_if (maps (16, 400, 400));
  fail_if (maps (1, G_MAXINT, G_MAXINT));
}

GST_END_TEST;

GST_START_TEST (test_refuses_heat_without_cells_or_without_a_field)
{
  GstStructure *fields = fields_with_heat (15, 5, 3);
  VsslHeat heat;

  fail_if (maps (15, 0, 3));
  fail_if (maps (15, -5, -3));
  gst_structure_remove_field (fields, "peak");
  fail_if (vssl_heat_map (&heat, fields));
  gst_structure_remove_field (fields, "heat");
  fail_if (vssl_heat_map (&heat, fields));
  gst_structure_free (fields);
}

GST_END_TEST;

GST_START_TEST (test_replaces_the_fields_of_a_buffer)
{
  GstBuffer *buffer = gst_buffer_new ();
  GstStructure *fields = fields_with_heat (15, 5, 3);

  vssl_meta_register ();
  fail_unless (vssl_meta_fields (buffer) == NULL);
  vssl_meta_set (buffer, fields);
  gst_structure_remove_field (fields, "heat");
  gst_structure_set (fields, "verdict", G_TYPE_STRING, "located", NULL);
  vssl_meta_set (buffer, fields);

  fail_unless_equals_int (gst_structure_n_fields (vssl_meta_fields (buffer)),
      gst_structure_n_fields (fields));
  fail_unless (vssl_meta_is_located (vssl_meta_fields (buffer)));
  gst_structure_free (fields);
  gst_buffer_unref (buffer);
}

GST_END_TEST;

GST_START_TEST (test_goes_along_with_a_copy_but_not_with_a_part_of_it)
{
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, 100, NULL);
  GstStructure *fields = fields_with_heat (15, 5, 3);
  GstBuffer *whole, *part;

  vssl_meta_register ();
  vssl_meta_set (buffer, fields);
  whole = gst_buffer_copy (buffer);
  part = gst_buffer_copy_region (buffer,
      GST_BUFFER_COPY_META | GST_BUFFER_COPY_MEMORY, 10, 50);

  fail_unless (vssl_meta_fields (whole) != NULL);
  fail_unless (vssl_meta_fields (part) == NULL);
  gst_buffer_unref (whole);
  gst_buffer_unref (part);
  gst_buffer_unref (buffer);
  gst_structure_free (fields);
}

GST_END_TEST;

TCase *
vssl_meta_case (void)
{
  TCase *tests = tcase_create ("vsslmeta");

  tcase_add_test (tests,
      test_maps_heat_that_is_at_least_as_large_as_its_fields_say);
  tcase_add_test (tests, test_refuses_heat_that_is_smaller_than_its_fields_say);
  tcase_add_test (tests, test_refuses_heat_without_cells_or_without_a_field);
  tcase_add_test (tests, test_replaces_the_fields_of_a_buffer);
  tcase_add_test (tests, test_goes_along_with_a_copy_but_not_with_a_part_of_it);
  return tests;
}
