/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslplanner.h"

#include "common/vsslresult.h"
#include "jni/vssljava.h"
#include "jni/vssljvm.h"
#include "jni/vsslobject.h"

/* x, y, width, height, peak_x, peak_y, score: Reframer.SOURCE_NUMBERS */
static const gchar *NUMBERS[] =
    { "x", "y", "width", "height", "peak_x", "peak_y", "score" };

#define SOURCE_NUMBERS ((gint) G_N_ELEMENTS (NUMBERS))

enum
{ SHAPE, CONFIGURE, CROP, N_METHODS };

static const VsslMethod METHODS[N_METHODS] = {
  {"shape", "(DD)V"},
  {"configure", VSSL_SETTINGS "V"},
  {"crop", "([DILjava/nio/ByteBuffer;IIIIJ[D)V"},
};

static const VsslJavaClass REFRAMER =
    { "org/vssl/element/Reframer", METHODS, N_METHODS };

struct _VsslPlanner
{
  VsslJavaObject java;
  jdoubleArray sources, crop;   /* global references, made once */
};

static jobject
lasting (JNIEnv * env, jobject local)
{
  jobject global = local ? (*env)->NewGlobalRef (env, local) : NULL;

  (*env)->DeleteLocalRef (env, local);
  return global;
}

static gboolean
open_reframer (VsslPlanner * planner, const GstStructure * settings,
    GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);

  if (!env || !vssl_java_object_new (&planner->java, &REFRAMER, settings,
          error))
    return FALSE;
  planner->sources = lasting (env, (*env)->NewDoubleArray (env,
          VSSL_MAX_SOURCES * SOURCE_NUMBERS));
  planner->crop = lasting (env, (*env)->NewDoubleArray (env, 4));
  return vssl_java_check (env, error);
}

VsslPlanner *
vssl_planner_new (const gchar * path, const gchar * java_home,
    const gchar * jvm_options, GError ** error)
{
  g_autoptr (GstStructure) settings = NULL;
  VsslPlanner *planner;

  if (!vssl_jvm_start (java_home, jvm_options, error))
    return NULL;
  settings = gst_structure_new ("settings", "path", G_TYPE_STRING, path, NULL);
  planner = g_new0 (VsslPlanner, 1);
  if (!open_reframer (planner, settings, error))
    g_clear_pointer (&planner, vssl_planner_free);
  return planner;
}

void
vssl_planner_free (VsslPlanner * planner)
{
  JNIEnv *env = vssl_jvm_env ();

  vssl_java_object_clear (&planner->java);
  if (env) {
    (*env)->DeleteGlobalRef (env, planner->sources);
    (*env)->DeleteGlobalRef (env, planner->crop);
  }
  g_free (planner);
}

gboolean
vssl_planner_shape (VsslPlanner * planner, gdouble picture_aspect,
    gdouble crop_aspect, GError ** error)
{
  return vssl_java_object_call (&planner->java, SHAPE, error, picture_aspect,
      crop_aspect);
}

gboolean
vssl_planner_configure (VsslPlanner * planner, const GstStructure * settings,
    GError ** error)
{
  return vssl_java_object_configure (&planner->java, CONFIGURE, settings,
      error);
}

static gint
numbers_of (const GValue * sources, gdouble * numbers)
{
  gint count = sources ? (gint) gst_value_array_get_size (sources) : 0;
  gint i, n;

  count = MIN (count, VSSL_MAX_SOURCES);
  for (i = 0; i < count; i++) {
    const GstStructure *source = gst_value_get_structure
        (gst_value_array_get_value (sources, (guint) i));
    for (n = 0; n < SOURCE_NUMBERS; n++)
      if (!gst_structure_get_double (source, NUMBERS[n],
              &numbers[i * SOURCE_NUMBERS + n]))
        numbers[i * SOURCE_NUMBERS + n] = 0;
  }
  return count;
}

/* A component of the frame that is its brightness, without a copy. */
static jobject
brightness (JNIEnv * env, const GstVideoFrame * frame, guint component)
{
  jlong size =
      (jlong) (GST_VIDEO_FRAME_COMP_HEIGHT (frame, component) - 1) *
      GST_VIDEO_FRAME_COMP_STRIDE (frame, component) +
      (jlong) (GST_VIDEO_FRAME_COMP_WIDTH (frame, component) - 1) *
      GST_VIDEO_FRAME_COMP_PSTRIDE (frame, component) + 1;

  return (*env)->NewDirectByteBuffer (env,
      GST_VIDEO_FRAME_COMP_DATA (frame, component), size);
}

gboolean
vssl_planner_crop (VsslPlanner * planner, const GValue * sources,
    const GstVideoFrame * frame, guint64 time, VsslPart * crop, GError ** error)
{
  /* green is nearest to how bright a colour is */
  guint component = GST_VIDEO_INFO_IS_RGB (&frame->info) ? 1 : 0;
  JNIEnv *env = vssl_java_enter (error);
  gdouble numbers[VSSL_MAX_SOURCES * G_N_ELEMENTS (NUMBERS)], found[4];
  gint count = numbers_of (sources, numbers);
  jobject plane;
  gboolean ok;

  if (!env)
    return FALSE;
  (*env)->SetDoubleArrayRegion (env, planner->sources, 0,
      count * SOURCE_NUMBERS, numbers);
  plane = brightness (env, frame, component);
  ok = plane
      && vssl_java_object_call (&planner->java, CROP, error, planner->sources,
      (jint) count, plane,
      (jint) GST_VIDEO_FRAME_COMP_WIDTH (frame, component),
      (jint) GST_VIDEO_FRAME_COMP_HEIGHT (frame, component),
      (jint) GST_VIDEO_FRAME_COMP_STRIDE (frame, component),
      (jint) GST_VIDEO_FRAME_COMP_PSTRIDE (frame, component), (jlong) time,
      planner->crop);
  if (!plane)
    vssl_java_check (env, error);
  (*env)->DeleteLocalRef (env, plane);
  if (!ok)
    return FALSE;
  (*env)->GetDoubleArrayRegion (env, planner->crop, 0, 4, found);
  *crop = (VsslPart) {
  found[0], found[1], found[2], found[3]};
  return TRUE;
}
