/* SPDX-License-Identifier: Apache-2.0 */
/* The queue between the streaming thread of vsslpublish and its Java side. A thread of its own hands results to Java, so
 * that no frame ever waits for Java. */
#ifndef VSSL_HANDOVER_H
#define VSSL_HANDOVER_H

#include "vsslpublisher.h"

G_BEGIN_DECLS

typedef struct _VsslHandover VsslHandover;

/* Warnings and errors of the publisher are posted on the element's bus. block: frames wait for room, none is dropped. */
VsslHandover *vssl_handover_new (GstElement * element,
    VsslPublisher * publisher, gboolean block);

/* Stops at once; results still queued are lost. */
void vssl_handover_free (VsslHandover * handover);

/* Queues the fields of a VsslMeta; FALSE when publishing failed, which was posted. */
gboolean vssl_handover_push (VsslHandover * handover,
    const GstStructure * fields, gint width, gint height);

/* Waits until the queue is empty; FALSE when publishing failed or waiting is not allowed. */
gboolean vssl_handover_drain (VsslHandover * handover);

/* From any thread. FALSE ends all waiting of the streaming thread until it is TRUE again. */
void vssl_handover_allow_waiting (VsslHandover * handover, gboolean may);

/* Posts pending warnings. */
void vssl_handover_post_warnings (VsslHandover * handover);

G_END_DECLS
#endif
