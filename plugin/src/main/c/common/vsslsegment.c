/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslsegment.h"

gboolean
vssl_segment_is_in_time (GstElement * element, GstEvent * event)
{
  const GstSegment *segment;

  gst_event_parse_segment (event, &segment);
  if (segment->format == GST_FORMAT_TIME)
    return TRUE;
  GST_ELEMENT_ERROR (element, STREAM, FORMAT,
      ("Expected a segment in format time, received one in format %s; set "
          "format=time on the source, as on appsrc",
          gst_format_get_name (segment->format)), (NULL));
  return FALSE;
}
