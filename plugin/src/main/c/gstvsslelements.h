/* SPDX-License-Identifier: Apache-2.0 */
/* The elements of the plugin, each defined in a folder of its own (both that draw share one). */
#ifndef GST_VSSL_ELEMENTS_H
#define GST_VSSL_ELEMENTS_H

#include <gst/gst.h>

G_BEGIN_DECLS

GST_ELEMENT_REGISTER_DECLARE (vssl);
GST_ELEMENT_REGISTER_DECLARE (vsslheatmap);
GST_ELEMENT_REGISTER_DECLARE (vssloverlay);
GST_ELEMENT_REGISTER_DECLARE (vsslpan);
GST_ELEMENT_REGISTER_DECLARE (vsslpublish);
GST_ELEMENT_REGISTER_DECLARE (vsslreframe);

G_END_DECLS
#endif
