/* SPDX-License-Identifier: Apache-2.0 */
/* History of source positions per frame, with which vssl answers position queries from its audio branch. */
#ifndef VSSL_TRACK_H
#define VSSL_TRACK_H

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct _VsslTrack VsslTrack;

/* The position at one running time. */
typedef struct
{
  gboolean located;
  gdouble x;                    /* 0..1 of the picture, of the strongest source; 0.5 when not located */
  guint64 known_until;          /* running time of the newest frame; 0 before the first */
  gboolean more_to_come;        /* more frames are expected and may be waited for */
} VsslPosition;

VsslTrack *vssl_track_new (void);
void vssl_track_free (VsslTrack * track);

/* From any thread. Fields are those of a VsslMeta. */
void vssl_track_add (VsslTrack * track, guint64 running_time,
    const GstStructure * fields);
void vssl_track_reset (VsslTrack * track);

/* Queries upstream of a sink pad; FALSE when no vssl answers. */
gboolean vssl_track_query (GstPad * pad, guint64 running_time, VsslPosition * position);

/* Answers vssl_track_query with the newest frame at or before the time, or the oldest in the history when all are later;
 * FALSE when it is another query. */
gboolean vssl_track_handle_query (VsslTrack * track, GstQuery * query,
    gboolean more_to_come);

G_END_DECLS
#endif
