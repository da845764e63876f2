/* Java's planner of crops, org.vssl.element.Reframer. One thread. Times are nanoseconds. */
#ifndef VSSL_PLANNER_H
#define VSSL_PLANNER_H

#include <gst/gst.h>

#include "common/vsslpart.h"

G_BEGIN_DECLS

#define VSSL_GREY_WIDTH 32
#define VSSL_GREY_HEIGHT 18
#define VSSL_GREY_SIZE (VSSL_GREY_WIDTH * VSSL_GREY_HEIGHT)

typedef struct _VsslPlanner VsslPlanner;

/* As org.vssl.reframe.Controls says. */
typedef struct
{
  gint behaviour;               /* 0 auto, 1 steady, 2 track, 3 cut */
  gdouble zoom, dead_zone, max_speed, max_acceleration;
  guint hold, switch_dwell;     /* ms */
  gdouble switch_margin, jump_beyond, cut_threshold;
} VsslControls;

/* Starts Java if needed. An empty path plans live. On failure the error's message is for the bus and *stack, if set, for
 * its debug text; so it is below. */
VsslPlanner *vssl_planner_new (const gchar * path, const gchar * java_home,
    const gchar * jvm_options, gchar ** stack, GError ** error);
void vssl_planner_free (VsslPlanner * planner);

gboolean vssl_planner_shape (VsslPlanner * planner, gdouble picture_aspect,
    gdouble crop_aspect, gchar ** stack, GError ** error);
gboolean vssl_planner_configure (VsslPlanner * planner,
    const VsslControls * controls, gchar ** stack, GError ** error);

/* The crop of a frame, 0..1 of the picture, from the field sources (NULL: none) and the tiny grey picture. */
gboolean vssl_planner_crop (VsslPlanner * planner, const GValue * sources,
    const guint8 * grey, guint64 time, VsslPart * crop, gchar ** stack,
    GError ** error);

G_END_DECLS
#endif
