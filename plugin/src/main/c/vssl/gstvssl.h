/* SPDX-License-Identifier: Apache-2.0 */
/* The element vssl: gstvssl.c is its class and states; vsslproperties.c its properties; vsslaudio.c the audio pads;
 * vsslvideo.c the video pads and the thread behind them; vsslwait.c how audio and video wait for each other;
 * vsslanalyse.c the analysis of a frame; vsslqos.c which frames are skipped when late; vssloutput.c metadata and
 * messages. */
#ifndef GST_VSSL_H
#define GST_VSSL_H

#include <gst/audio/audio.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include "vsslengine.h"
#include "common/vssltrack.h"

G_BEGIN_DECLS

#define GST_TYPE_VSSL (gst_vssl_get_type ())
G_DECLARE_FINAL_TYPE (GstVssl, gst_vssl, GST, VSSL, GstElement)

typedef enum
{ VSSL_MODE_AUTO, VSSL_MODE_SYNC, VSSL_MODE_ASYNC } VsslMode;
typedef enum
{ VSSL_MESSAGES_NONE, VSSL_MESSAGES_CHANGES, VSSL_MESSAGES_FRAMES } VsslMessages;

struct _GstVssl
{
  GstElement element;
  GstPad *video_sink, *audio_sink, *src, *audio_src;

  /* properties, under the object lock */
  gchar *model, *device, *java_home, *jvm_options;
  GstStructure *settings;       /* of Java, by name */
  gint lookahead_ms;            /* -1: by the pipeline */
  guint interval, audio_timeout_ms;
  VsslMode mode;
  VsslMessages messages;
  gboolean qos;
  guint64 window;               /* ns, of the engine opened last: a query may come while none is open */

  /* from NULL->READY to READY->NULL */
  VsslEngine *engine;

  VsslTrack *track;             /* for queries from the audio branch; has its own lock */

  GMutex lock;                  /* what follows, up to the next comment */
  GCond changed;                /* anything a waiting thread could wait for */
  gboolean flushing, audio_flushing;
  GQueue queue;                 /* GstBuffer and serialized GstEvent, in order */
  guint queued_frames;
  gboolean has_warned_of_frame; /* that cannot be mapped; the task */
  gboolean caps_stale;          /* caps were flushed before the task saw them */
  GstFlowReturn flow;           /* of the last push */
  guint64 audio_until;          /* running time up to which audio arrived or is known to be missing */
  gboolean audio_ended;
  gboolean audio_late;          /* timed out: not waited for until it resumes */
  guint64 frame_at;             /* running time of the newest frame taken out of the queue; 0 before */
  gboolean video_ended;
  gboolean video_late;          /* as audio_late */
  gboolean live;
  gboolean live_known;
  gboolean needs_configure;     /* settings changed since Java got them */
  guint64 lookahead;            /* ns, in force */
  guint64 upstream_latency;     /* ns, when live */
  GstStructure *latest;         /* fields of the newest result */
  guint64 analysed_at;          /* running time of its frame */
  GThread *worker;              /* async mode */
  gboolean worker_busy, worker_stop;
  guint64 job_running_time;     /* these two change only while no job runs */
  GstVideoInfo job_info;        /* packed RGB, with the pixels' shape */
  guint64 in_time_from;         /* running time; earlier frames would be late */

  /* audio thread */
  GstSegment audio_segment;
  GstAudioInfo audio_info;
  GstAudioConverter *audio_converter;
  guint64 next_audio;           /* running time, for buffers without a time stamp */

  /* thread of the source pad's task */
  GstSegment segment;
  GstVideoInfo info, rgb_info;
  GstVideoConverter *converter;
  guint64 frames;               /* since the last interval began */
  gchar *verdict;               /* last one posted on the bus */
  guint64 analysed, skipped;    /* frames, reported in QoS messages */
};

/* vsslproperties.c */
void vssl_properties_install (GObjectClass * klass);

/* vsslaudio.c */
void vssl_audio_setup (GstVssl * self);
void vssl_audio_reset (GstVssl * self);

/* vsslvideo.c */
void vssl_video_setup (GstVssl * self);
void vssl_video_reset (GstVssl * self);
void vssl_video_set_flushing (GstVssl * self, gboolean flushing);

/* vsslwait.c: all called with the lock held; those that wait release it meanwhile */

/* Live: how long a frame may wait beyond its lookahead for audio captured at the same time. */
#define VSSL_LIVE_GRACE (30 * GST_MSECOND)

gboolean vssl_wait_for_audio (GstVssl * self, guint64 running_time);
void vssl_wait_for_video (GstVssl * self, guint64 running_time);

/* Queries the latency upstream once per stream and fixes the lookahead. Releases the lock meanwhile: what was read under
 * the lock before may have changed. */
void vssl_find_liveness (GstVssl * self);

gboolean vssl_is_async (GstVssl * self);

/* vsslqos.c */
void vssl_qos_handle_event (GstVssl * self, GstEvent * event);
gboolean vssl_qos_should_skip (GstVssl * self, GstBuffer * frame,
    guint64 running_time);
void vssl_qos_reset (GstVssl * self);

/* vsslanalyse.c */
gboolean vssl_analyse_set_caps (GstVssl * self, GstCaps * caps);
gboolean vssl_analyse (GstVssl * self, GstBuffer * frame, guint64 running_time);
void vssl_worker_stop (GstVssl * self);

/* vssloutput.c */
GstStructure *vssl_fields_of_result (GstVssl * self, const VsslResult * result);
GstBuffer *vssl_output (GstVssl * self, GstBuffer * frame,
    guint64 running_time);

G_END_DECLS
#endif
