/* The element vsslpan: sound that lies where it comes from. */
#ifndef GST_VSSL_PAN_H
#define GST_VSSL_PAN_H

#include <gst/base/gstbasetransform.h>

G_BEGIN_DECLS

#define GST_TYPE_VSSL_PAN (gst_vssl_pan_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslPan, gst_vssl_pan, GST, VSSL_PAN,
    GstBaseTransform)

G_END_DECLS
#endif
