/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GST_VSSL_REFRAME_H
#define GST_VSSL_REFRAME_H

#include <gst/video/gstvideofilter.h>

#include "common/vsslfield.h"
#include "vsslplanner.h"
#include "vsslscale.h"

G_BEGIN_DECLS

#define GST_TYPE_VSSL_REFRAME gst_vssl_reframe_get_type ()
G_DECLARE_FINAL_TYPE (GstVsslReframe, gst_vssl_reframe, GST, VSSL_REFRAME,
    GstVideoFilter)

struct _GstVsslReframe
{
  GstVideoFilter filter;

  /* properties, under the object lock */
  GstStructure *settings;       /* of Java, by name */
  gboolean needs_configure;
  VsslFraction aspect;
  gint width, height;
  gboolean debug;
  gchar *path, *java_home, *jvm_options;

  /* of the streaming thread */
  VsslPlanner *planner;
  gboolean needs_shape, has_path;
  VsslScaler scaler;
  VsslPart crop;                /* 0..1 of the picture, of the frame before; width 0: none */
  guint64 time;
};

/* vsslreframeproperties.c */
void vssl_reframe_properties_install (GObjectClass * klass);

/* vsslreframecaps.c: the size of the output, fixed once */
GstCaps *vssl_reframe_transform_caps (GstBaseTransform * trans,
    GstPadDirection direction, GstCaps * caps, GstCaps * filter);
GstCaps *vssl_reframe_fixate_caps (GstBaseTransform * trans,
    GstPadDirection direction, GstCaps * caps, GstCaps * othercaps);

/* The widest crop with the aspect of the output, centred, 0..1 of the picture. */
VsslPart vssl_reframe_widest (gdouble picture_aspect, gdouble crop_aspect);

/* vsslreframemeta.c: transforms the metadata of a picture to those of a crop (0..1) of it */
void vssl_reframe_metas (const GstVideoFrame * from, GstVideoFrame * to,
    const VsslPart * crop, gboolean is_whole);


G_END_DECLS
#endif
