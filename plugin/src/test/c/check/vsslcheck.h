/* SPDX-License-Identifier: Apache-2.0 */
/* Tests of the C code that needs no Java: one case for each file of this folder, all run by vsslcheck.c. */
#ifndef VSSL_CHECK_H
#define VSSL_CHECK_H

#include <gst/check/gstcheck.h>
#include <gst/video/video.h>

G_BEGIN_DECLS

TCase *vssl_blend_case (void);
TCase *vssl_field_case (void);
TCase *vssl_frame_case (void);
TCase *vssl_meta_case (void);
TCase *vssl_paint_case (void);
TCase *vssl_pan_law_case (void);
TCase *vssl_scale_case (void);
TCase *vssl_stretch_case (void);
TCase *vssl_track_case (void);

/* As fail_unless, which writes a file at every call, for loops over many samples. */
#define vssl_check_that(condition, ...) \
    G_STMT_START { if (!(condition)) ck_abort_msg (__VA_ARGS__); } G_STMT_END

/* Random, the same in every run; exactly as large as asked for, so that a sanitizer sees every byte beyond it. */
guint8 *vssl_check_noise (guint32 seed, gsize bytes);

/* A frame of noise that keeps its buffer until it is freed. */
void vssl_check_frame (GstVideoFrame * frame, GstVideoFormat format, gint width,
    gint height, guint32 seed);
void vssl_check_frame_free (GstVideoFrame * frame);

/* A sample of a component. */
guint8 *vssl_check_sample (const GstVideoFrame * frame, guint component, gint x,
    gint y);

G_END_DECLS
#endif
