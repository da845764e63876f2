/* SPDX-License-Identifier: Apache-2.0 */
/* Prints where each field of VsslResult and VsslFrame lies, for the test that compares C with Java. */
#include <stddef.h>
#include <stdio.h>

#include "publish/vsslframe.h"

#define FIELD(name, field) printf ("%s %zu\n", name, offsetof (VsslResult, field))
#define FRAME(name, field) \
  printf ("FRAME_" name " %zu\n", offsetof (VsslFrame, field))
#define FRAME_TEXT(name, field) FRAME (name, field); \
  printf ("FRAME_" name "_BYTES %zu\n", sizeof (((VsslFrame *) 0)->field))

int
main (void)
{
  printf ("RESULT_VERSION %d\n", VSSL_RESULT_VERSION);
  printf ("MAX_SOURCES %d\n", VSSL_MAX_SOURCES);
  FIELD ("VERSION", version);
  FIELD ("HEAT_WIDTH", heat_width);
  FIELD ("HEAT_HEIGHT", heat_height);
  FIELD ("SOURCE_COUNT", source_count);
  FIELD ("VERDICT", verdict);
  printf ("VERDICT_BYTES %zu\n", sizeof (((VsslResult *) 0)->verdict));
  FIELD ("LOUDNESS", loudness);
  FIELD ("PEAK", peak);
  FIELD ("THRESHOLD", threshold);
  FIELD ("COVERAGE", coverage);
  FIELD ("LATENCY_MS", latency_ms);
  FIELD ("AUDIO_START_NS", audio_start_ns);
  FIELD ("AUDIO_END_NS", audio_end_ns);
  FIELD ("RUNNING_TIME_NS", running_time_ns);
  FIELD ("SOURCES", sources);
  printf ("SOURCE_BYTES %zu\n", sizeof (VsslSource));
  printf ("SOURCE_AZIMUTH %zu\n", offsetof (VsslSource, azimuth));
  printf ("SOURCE_ELEVATION %zu\n", offsetof (VsslSource, elevation));
  printf ("SOURCE_LABEL %zu\n", offsetof (VsslSource, label));
  printf ("LABEL_BYTES %zu\n", sizeof (((VsslSource *) 0)->label));
  FIELD ("HEAT", heat);
  printf ("BYTES %zu\n", sizeof (VsslResult));
  printf ("FRAME_VERSION %d\n", VSSL_FRAME_VERSION);
  FRAME ("AGE_NS", age_ns);
  FRAME ("STREAM_TIME_NS", stream_time_ns);
  FRAME ("PTS_NS", pts_ns);
  FRAME ("VIDEO_WIDTH", video_width);
  FRAME ("VIDEO_HEIGHT", video_height);
  FRAME_TEXT ("UTC", utc);
  FRAME_TEXT ("PROVIDER", provider);
  FRAME_TEXT ("MODEL", model);
  printf ("FRAME_BYTES %zu\n", sizeof (VsslFrame));
  return 0;
}
