/* SPDX-License-Identifier: Apache-2.0 */
/* The element vsslpublish: gstvsslpublish.c is its class, states and frames; vsslpublishproperties.c its properties;
 * vsslpublisher.c its Java side, vsslhandover.c the queue between. */
#ifndef GST_VSSL_PUBLISH_H
#define GST_VSSL_PUBLISH_H

#include <gst/base/gstbasetransform.h>

#include "vsslhandover.h"

G_BEGIN_DECLS

#define GST_TYPE_VSSL_PUBLISH (gst_vssl_publish_get_type ())
G_DECLARE_FINAL_TYPE (GstVsslPublish, gst_vssl_publish, GST, VSSL_PUBLISH,
    GstBaseTransform)

struct _GstVsslPublish
{
  GstBaseTransform transform;

  /* under the object lock */
  gchar *java_home, *jvm_options;
  GstStructure *settings;       /* of Java, by name */
  VsslPublisher *publisher;     /* from READY->PAUSED to PAUSED->READY */
  VsslCounters counters;        /* of the time before */

  VsslHandover *handover;       /* as long as publisher */

  /* streaming thread */
  gint width, height;
  gboolean has_warned;          /* of a frame without VsslMeta */
  gboolean needs_drain;         /* something was published since delivery was waited for */
};

void vssl_publish_properties_install (GObjectClass * klass);

G_END_DECLS
#endif
