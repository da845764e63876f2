/* SPDX-License-Identifier: Apache-2.0 */
/* Time is what every element here goes by: a stream in bytes or samples cannot be used. */
#ifndef VSSL_SEGMENT_H
#define VSSL_SEGMENT_H

#include <gst/gst.h>

G_BEGIN_DECLS

/* Whether a SEGMENT event is in time; posts an error where it is not. */
gboolean vssl_segment_is_in_time (GstElement * element, GstEvent * event);

G_END_DECLS
#endif
