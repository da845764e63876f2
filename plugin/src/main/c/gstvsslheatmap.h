/* The element vsslheatmap: heat as a video stream of its own. */
#ifndef GST_VSSL_HEATMAP_H
#define GST_VSSL_HEATMAP_H

#include <gst/base/gstbasetransform.h>

G_BEGIN_DECLS

#define GST_TYPE_VSSL_HEATMAP (gst_vssl_heatmap_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslHeatmap, gst_vssl_heatmap, GST, VSSL_HEATMAP,
    GstBaseTransform)

G_END_DECLS
#endif
