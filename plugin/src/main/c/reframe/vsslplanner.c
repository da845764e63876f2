#include "vsslplanner.h"

#include "common/vsslresult.h"
#include "jni/vssljava.h"
#include "jni/vssljvm.h"

/* x, y, width, height, peak_x, peak_y, score: Reframer.SOURCE_NUMBERS */
static const gchar *NUMBERS[] =
    { "x", "y", "width", "height", "peak_x", "peak_y", "score" };

#define SOURCE_NUMBERS ((gint) G_N_ELEMENTS (NUMBERS))

enum
{ SHAPE, CONFIGURE, CROP, N_METHODS };

static const VsslMethod METHODS[N_METHODS] = {
  {"shape", "(DD)V"},
  {"configure", "(IDDDDJJDDD)V"},
  {"crop", "([DI[BJ[D)V"},
};

struct _VsslPlanner
{
  jclass cls;
  jobject reframer;
  jmethodID methods[N_METHODS];
  jdoubleArray sources, crop;   /* global references, made once */
  jbyteArray grey;
};

static jobject
lasting (JNIEnv * env, jobject local)
{
  jobject global = local ? (*env)->NewGlobalRef (env, local) : NULL;

  (*env)->DeleteLocalRef (env, local);
  return global;
}

static gboolean
create (VsslPlanner * planner, JNIEnv * env, const gchar * path)
{
  jmethodID method;

  planner->cls = vssl_java_class (env, "org.vssl.element.Reframer", METHODS,
      planner->methods, N_METHODS);
  if (!planner->cls)
    return FALSE;
  method = (*env)->GetStaticMethodID (env, planner->cls, "create",
      "(Ljava/lang/String;)Lorg/vssl/element/Reframer;");
  if (!method)
    return FALSE;
  planner->reframer = lasting (env, (*env)->CallStaticObjectMethod (env,
          planner->cls, method, vssl_java_text (env, path)));
  if (!planner->reframer)
    return FALSE;
  planner->sources = lasting (env, (*env)->NewDoubleArray (env,
          VSSL_MAX_SOURCES * SOURCE_NUMBERS));
  planner->crop = lasting (env, (*env)->NewDoubleArray (env, 4));
  planner->grey = lasting (env, (*env)->NewByteArray (env, VSSL_GREY_SIZE));
  return !(*env)->ExceptionCheck (env);
}

VsslPlanner *
vssl_planner_new (const gchar * path, const gchar * java_home,
    const gchar * jvm_options, gchar ** stack, GError ** error)
{
  VsslPlanner *planner;
  JNIEnv *env;

  if (!vssl_jvm_start (java_home, jvm_options, error)
      || !(env = vssl_java_enter (error)))
    return NULL;
  planner = g_new0 (VsslPlanner, 1);
  if ((*env)->PushLocalFrame (env, 32) < 0 || !create (planner, env, path)) {
    vssl_java_check (env, stack, error);
    (*env)->PopLocalFrame (env, NULL);
    vssl_planner_free (planner);
    return NULL;
  }
  (*env)->PopLocalFrame (env, NULL);
  return planner;
}

void
vssl_planner_free (VsslPlanner * planner)
{
  JNIEnv *env = vssl_jvm_env ();
  jobject all[] =
      { planner->cls, planner->reframer, planner->sources, planner->crop,
    planner->grey
  };
  guint i;

  for (i = 0; env && i < G_N_ELEMENTS (all); i++)
    (*env)->DeleteGlobalRef (env, all[i]);
  g_free (planner);
}

static gboolean
call (VsslPlanner * planner, gint method, gchar ** stack, GError ** error, ...)
{
  JNIEnv *env = vssl_java_enter (error);
  va_list arguments;

  if (!env)
    return FALSE;
  va_start (arguments, error);
  (*env)->CallVoidMethodV (env, planner->reframer, planner->methods[method],
      arguments);
  va_end (arguments);
  return vssl_java_check (env, stack, error);
}

gboolean
vssl_planner_shape (VsslPlanner * planner, gdouble picture_aspect,
    gdouble crop_aspect, gchar ** stack, GError ** error)
{
  return call (planner, SHAPE, stack, error, picture_aspect, crop_aspect);
}

gboolean
vssl_planner_configure (VsslPlanner * planner, const VsslControls * controls,
    gchar ** stack, GError ** error)
{
  return call (planner, CONFIGURE, stack, error, (jint) controls->behaviour,
      controls->zoom, controls->dead_zone, controls->max_speed,
      controls->max_acceleration, (jlong) controls->hold,
      (jlong) controls->switch_dwell, controls->switch_margin,
      controls->jump_beyond, controls->cut_threshold);
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

gboolean
vssl_planner_crop (VsslPlanner * planner, const GValue * sources,
    const guint8 * grey, guint64 time, VsslPart * crop, gchar ** stack,
    GError ** error)
{
  JNIEnv *env = vssl_java_enter (error);
  gdouble numbers[VSSL_MAX_SOURCES * G_N_ELEMENTS (NUMBERS)], found[4];
  gint count = numbers_of (sources, numbers);

  if (!env)
    return FALSE;
  (*env)->SetDoubleArrayRegion (env, planner->sources, 0,
      count * SOURCE_NUMBERS, numbers);
  (*env)->SetByteArrayRegion (env, planner->grey, 0, VSSL_GREY_SIZE,
      (const jbyte *) grey);
  if (!call (planner, CROP, stack, error, planner->sources, (jint) count,
          planner->grey, (jlong) time, planner->crop))
    return FALSE;
  (*env)->GetDoubleArrayRegion (env, planner->crop, 0, 4, found);
  *crop = (VsslPart) {
  found[0], found[1], found[2], found[3]};
  return TRUE;
}
