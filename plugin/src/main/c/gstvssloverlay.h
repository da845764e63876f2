#ifndef GST_VSSL_OVERLAY_H
#define GST_VSSL_OVERLAY_H

#include <gst/video/gstvideofilter.h>

G_BEGIN_DECLS

#define GST_TYPE_VSSL_OVERLAY (gst_vssl_overlay_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslOverlay, gst_vssl_overlay, GST, VSSL_OVERLAY,
    GstVideoFilter)

G_END_DECLS
#endif
