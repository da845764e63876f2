/* SPDX-License-Identifier: Apache-2.0 */
/* Calls org.vssl.element.Engine, the Java side of the element vssl. All times are running time in nanoseconds. */
#ifndef VSSL_ENGINE_H
#define VSSL_ENGINE_H

#include <gst/gst.h>

#include "common/vsslresult.h"

G_BEGIN_DECLS

typedef struct _VsslEngine VsslEngine;

/* Starts Java if needed and opens the model bundle. This and what returns a gboolean sets error when it fails, see
 * vssljava.h. */
VsslEngine *vssl_engine_new (const gchar * model, const gchar * device,
    const gchar * java_home, const gchar * jvm_options, GError ** error);
void vssl_engine_free (VsslEngine * engine);

const gchar *vssl_engine_model_id (VsslEngine * engine);
const gchar *vssl_engine_provider (VsslEngine * engine);
guint64 vssl_engine_window (VsslEngine * engine);

/* Takes the settings of the element, and with them lookahead (ms) and pixel-aspect. */
gboolean vssl_engine_configure (VsslEngine * engine,
    const GstStructure * settings, GError ** error);
gboolean vssl_engine_set_audio_format (VsslEngine * engine, gint rate,
    const gdouble * channel_weights, gint channels, GError ** error);
gboolean vssl_engine_push_audio (VsslEngine * engine, guint64 samples,
    guint64 running_time, GError ** error);
gboolean vssl_engine_end_audio (VsslEngine * engine, GError ** error);
gboolean vssl_engine_analyse (VsslEngine * engine, gint width, gint height,
    gint stride, guint64 running_time, GError ** error);
gboolean vssl_engine_reset_audio (VsslEngine * engine, GError ** error);
gboolean vssl_engine_reset_verdict (VsslEngine * engine, GError ** error);

/* From any thread: cancels a running analysis, and later ones until the verdict is reset. */
void vssl_engine_cancel (VsslEngine * engine);

/* Memory shared with Java, at least this large; valid until the next call. Audio memory belongs to the audio thread, video
 * memory to the analysing one. */
gfloat *vssl_engine_audio_memory (VsslEngine * engine, gsize bytes);
guint8 *vssl_engine_video_memory (VsslEngine * engine, gsize bytes);

/* The result of the last analysis. */
const VsslResult *vssl_engine_result (VsslEngine * engine);

G_END_DECLS
#endif
