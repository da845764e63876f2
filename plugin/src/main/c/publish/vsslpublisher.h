/* SPDX-License-Identifier: Apache-2.0 */
/* One Java object of class org.vssl.element.Publisher, as C sees it. */
#ifndef VSSL_PUBLISHER_H
#define VSSL_PUBLISHER_H

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct _VsslPublisher VsslPublisher;

typedef struct
{
  guint64 sent, acked, dropped, dropped_states;
} VsslCounters;

/* Takes the settings of the element; Java has to be running. This and what returns a gboolean sets error when it fails,
 * see vssljava.h. */
VsslPublisher *vssl_publisher_new (const GstStructure * settings,
    GError ** error);
VsslPublisher *vssl_publisher_ref (VsslPublisher * publisher);
void vssl_publisher_unref (VsslPublisher * publisher);

/* Stops at once; what was not acknowledged is lost. */
void vssl_publisher_close (VsslPublisher * publisher);

/* One thread: publishes the fields of a VsslMeta; dropped is the number of frames dropped before it. These two set
 * *warned when a warning is pending. */
gboolean vssl_publisher_frame (VsslPublisher * publisher,
    const GstStructure * fields, gint width, gint height, guint64 dropped,
    gboolean * warned, GError ** error);
gboolean vssl_publisher_await_delivery (VsslPublisher * publisher,
    gboolean * warned, GError ** error);

/* From any thread. FALSE ends waiting for delivery until it is TRUE again. */
void vssl_publisher_allow_waiting (VsslPublisher * publisher, gboolean may);
VsslCounters vssl_publisher_counters (VsslPublisher * publisher);

/* A pending warning, or NULL. */
gchar *vssl_publisher_take_warning (VsslPublisher * publisher);

G_END_DECLS
#endif
