/* SPDX-License-Identifier: Apache-2.0 */
/* The result of an analysed frame, written by Java in native byte order. The Java side of this layout is
 * org.vssl.element.ResultLayout; a test compares the two. */
#ifndef VSSL_RESULT_H
#define VSSL_RESULT_H

#include <stdint.h>

#define VSSL_RESULT_VERSION 1
#define VSSL_MAX_SOURCES 16
#define VSSL_MAX_SIDE 128
#define VSSL_MAX_CELLS (VSSL_MAX_SIDE * VSSL_MAX_SIDE)

typedef struct
{
  double x, y, width, height;   /* 0..1 of the picture */
  double peak_x, peak_y;        /* 0..1 of the picture */
  double score;                 /* -1..1 */
  double azimuth, elevation;    /* degrees; NaN when the lens is unknown */
  char label[40];               /* UTF-8, NUL-terminated, empty when unknown */
} VsslSource;

typedef struct
{
  int32_t version;
  int32_t heat_width, heat_height;      /* 0 when the model was not run */
  int32_t source_count;
  char verdict[16];             /* ASCII, NUL-terminated */
  double loudness;              /* LUFS */
  double peak, threshold;       /* -1..1 */
  double coverage;              /* 0..1 */
  double latency_ms;
  int64_t audio_start_ns, audio_end_ns, running_time_ns;
  VsslSource sources[VSSL_MAX_SOURCES];
  float heat[VSSL_MAX_CELLS];   /* row-major */
} VsslResult;

#endif
