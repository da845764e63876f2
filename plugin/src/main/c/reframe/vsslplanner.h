/* SPDX-License-Identifier: Apache-2.0 */
/* The crop planner in Java, org.vssl.element.Reframer. One thread. Times are nanoseconds. */
#ifndef VSSL_PLANNER_H
#define VSSL_PLANNER_H

#include <gst/gst.h>
#include <gst/video/video.h>

#include "common/vsslpart.h"

G_BEGIN_DECLS

typedef struct _VsslPlanner VsslPlanner;

/* Starts Java if needed. An empty path plans live. This and what returns a gboolean sets error when it fails, see
 * vssljava.h. */
VsslPlanner *vssl_planner_new (const gchar * path, const gchar * java_home,
    const gchar * jvm_options, GError ** error);
void vssl_planner_free (VsslPlanner * planner);

gboolean vssl_planner_shape (VsslPlanner * planner, gdouble picture_aspect,
    gdouble crop_aspect, GError ** error);

/* Takes the settings of the element: org.vssl.reframe.Controls. */
gboolean vssl_planner_configure (VsslPlanner * planner,
    const GstStructure * settings, GError ** error);

/* The crop of a frame, 0..1 of the picture, from the field sources (NULL: none) and the frame itself,
 * in which cuts are found. */
gboolean vssl_planner_crop (VsslPlanner * planner, const GValue * sources,
    const GstVideoFrame * frame, guint64 time, VsslPart * crop, GError ** error);

G_END_DECLS
#endif
