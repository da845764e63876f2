/* SPDX-License-Identifier: Apache-2.0 */
#include "vssltrack.h"

#define QUERY "vssl-place"

/* 17 s at 60 frames a second: sound that waits in a queue lags behind the frames. */
#define FRAMES 1024

typedef struct
{
  guint64 running_time;
  gdouble x;
  gboolean located;
} Entry;

struct _VsslTrack
{
  GMutex lock;
  Entry entries[FRAMES];        /* a ring, in the order of running time */
  guint64 count;                /* ever added since the last reset */
};

VsslTrack *
vssl_track_new (void)
{
  VsslTrack *track = g_new0 (VsslTrack, 1);

  g_mutex_init (&track->lock);
  return track;
}

void
vssl_track_free (VsslTrack * track)
{
  g_mutex_clear (&track->lock);
  g_free (track);
}

void
vssl_track_add (VsslTrack * track, guint64 running_time,
    const GstStructure * fields)
{
  const GValue *sources = gst_structure_get_value (fields, "sources");
  Entry entry = { running_time, 0.5, FALSE };

  if (sources && gst_value_array_get_size (sources) > 0)
    entry.located =
        gst_structure_get_double (gst_value_get_structure
        (gst_value_array_get_value (sources, 0)), "peak_x", &entry.x);
  g_mutex_lock (&track->lock);
  track->entries[track->count++ % FRAMES] = entry;
  g_mutex_unlock (&track->lock);
}

void
vssl_track_reset (VsslTrack * track)
{
  g_mutex_lock (&track->lock);
  track->count = 0;
  g_mutex_unlock (&track->lock);
}

static void
find_position (VsslTrack * track, guint64 running_time, VsslPosition * position)
{
  guint64 oldest, i;

  *position = (VsslPosition) {
  .x = 0.5};
  g_mutex_lock (&track->lock);
  oldest = track->count > FRAMES ? track->count - FRAMES : 0;
  for (i = track->count; i > oldest; i--) {
    const Entry *entry = &track->entries[(i - 1) % FRAMES];

    if (entry->running_time <= running_time || i - 1 == oldest) {
      position->located = entry->located;
      position->x = entry->x;
      break;
    }
  }
  if (track->count > 0)
    position->known_until =
        track->entries[(track->count - 1) % FRAMES].running_time;
  g_mutex_unlock (&track->lock);
}

gboolean
vssl_track_query (GstPad * pad, guint64 running_time, VsslPosition * position)
{
  GstQuery *query = gst_query_new_custom (GST_QUERY_CUSTOM,
      gst_structure_new (QUERY, "running-time", G_TYPE_UINT64, running_time,
          NULL));
  gboolean ok = gst_pad_peer_query (pad, query)
      && gst_structure_get (gst_query_get_structure (query),
      "located", G_TYPE_BOOLEAN, &position->located,
      "x", G_TYPE_DOUBLE, &position->x,
      "known-until", G_TYPE_UINT64, &position->known_until,
      "more-to-come", G_TYPE_BOOLEAN, &position->more_to_come, NULL);

  gst_query_unref (query);
  return ok;
}

gboolean
vssl_track_handle_query (VsslTrack * track, GstQuery * query,
    gboolean more_to_come)
{
  guint64 running_time;
  VsslPosition position;

  if (GST_QUERY_TYPE (query) != GST_QUERY_CUSTOM
      || !gst_structure_has_name (gst_query_get_structure (query), QUERY)
      || !gst_structure_get_uint64 (gst_query_get_structure (query),
          "running-time", &running_time))
    return FALSE;
  find_position (track, running_time, &position);
  gst_structure_set (gst_query_writable_structure (query),
      "located", G_TYPE_BOOLEAN, position.located,
      "x", G_TYPE_DOUBLE, position.x,
      "known-until", G_TYPE_UINT64, position.known_until,
      "more-to-come", G_TYPE_BOOLEAN, more_to_come, NULL);
  return TRUE;
}
