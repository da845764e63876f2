/* Between the streaming thread of vsslpublish and its Java half: what a frame says is put down by the one and taken up
 * by a thread of its own, so that no frame ever waits for Java. */
#ifndef VSSL_HANDOVER_H
#define VSSL_HANDOVER_H

#include "vsslpublisher.h"

G_BEGIN_DECLS

typedef struct _VsslHandover VsslHandover;

/* Warnings and errors of the publisher are posted on the element's bus. block: frames wait for room, none is let go. */
VsslHandover *vssl_handover_new (GstElement * element,
    VsslPublisher * publisher, gboolean block);

/* Ends it at once; what was not taken up is lost. */
void vssl_handover_free (VsslHandover * handover);

/* Queues the fields of a VsslMeta; FALSE when publishing failed, which was posted. */
gboolean vssl_handover_push (VsslHandover * handover,
    const GstStructure * fields, gint width, gint height);

/* Waits until everything is taken up; FALSE when publishing failed or waiting is not allowed. */
gboolean vssl_handover_drain (VsslHandover * handover);

/* From any thread. FALSE ends all waiting of the streaming thread until it is TRUE again. */
void vssl_handover_allow_waiting (VsslHandover * handover, gboolean may);

/* Posts what happened that somebody should know. */
void vssl_handover_post_warnings (VsslHandover * handover);

G_END_DECLS
#endif
