/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "vssljvm.h"

#include <dlfcn.h>
#include <gst/gst.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "vssllog.h"

/* The JVM is started at NULL->READY and never inside plugin_init: GStreamer's loader restores the SIGSEGV action
 * after plugin_init, and HotSpot cannot live without its own. It is never destroyed: that crashes at exit once ONNX
 * Runtime is loaded. See docs/decisions/0001-c-element-java-engine.md. */

GST_DEBUG_CATEGORY (vssl_jvm_debug);
#define GST_CAT_DEFAULT vssl_jvm_debug

static GMutex vm_lock;
static JavaVM *the_vm;
static jobject our_loader;      /* global reference to the class loader that knows our jars */
static jmethodID load_class;
static struct sigaction vm_segv_action;

static pthread_key_t attached_key;      /* non-NULL: this thread was attached by us */
static pthread_once_t attached_once = PTHREAD_ONCE_INIT;

static void
detach_at_thread_exit (void *vm)
{
  (*(JavaVM *) vm)->DetachCurrentThread ((JavaVM *) vm);
}

static void
make_attached_key (void)
{
  pthread_key_create (&attached_key, detach_at_thread_exit);
}

static void
mark_attached (JavaVM * vm)
{
  pthread_once (&attached_once, make_attached_key);
  pthread_setspecific (attached_key, vm);
}

static JNIEnv *
env_of (JavaVM * vm)
{
  JNIEnv *env = NULL;
  char name[16] = "vssl";
  JavaVMAttachArgs args = { JNI_VERSION_10, name, NULL };

  if ((*vm)->GetEnv (vm, (void **) &env, JNI_VERSION_10) == JNI_OK)
    return env;
  pthread_getname_np (pthread_self (), name, sizeof name);
  if ((*vm)->AttachCurrentThreadAsDaemon (vm, (void **) &env, &args) != JNI_OK)
    return NULL;
  mark_attached (vm);
  return env;
}

JNIEnv *
vssl_jvm_env (void)
{
  return env_of (the_vm);
}

gchar *
vssl_home (void)
{
  const gchar *home = g_getenv ("VSSL_HOME");
  Dl_info info;
  gchar *real, *folder;

  if (home && *home)
    return g_strdup (home);
  if (!dladdr ((void *) vssl_home, &info) || !info.dli_fname)
    return g_strdup (".");
  real = realpath (info.dli_fname, NULL);
  folder = g_path_get_dirname (real ? real : info.dli_fname);
  free (real);
  return folder;
}

static void *
open_libjvm_of (const gchar * home, const gchar * from, GString * tried)
{
  g_autofree gchar *file = NULL;
  void *lib;

  if (!home || !*home) {
    g_string_append_printf (tried, "\n  %s: not set", from);
    return NULL;
  }
  file = g_build_filename (home, "lib", "server", "libjvm.so", NULL);
  lib = dlopen (file, RTLD_NOW | RTLD_GLOBAL);
  GST_DEBUG ("%s %s (%s)", lib ? "loaded" : "cannot load", file, from);
  if (!lib)
    g_string_append_printf (tried, "\n  %s: %s", from, dlerror ());
  return lib;
}

static void *
open_libjvm (const gchar * java_home, GString * tried)
{
  void *lib = dlopen ("libjvm.so", RTLD_NOW | RTLD_NOLOAD);
  g_autofree gchar *java = NULL;
  g_autofree gchar *home = NULL;
  char *real = NULL;

  if (lib)
    return lib;
  if (java_home)                /* chosen: no second guess */
    return open_libjvm_of (java_home, "java-home", tried);
  if ((lib = open_libjvm_of (g_getenv ("JAVA_HOME"), "JAVA_HOME", tried)))
    return lib;
  java = g_find_program_in_path ("java");
  if (java && (real = realpath (java, NULL))) {
    g_autofree gchar *bin = g_path_get_dirname (real);
    home = g_path_get_dirname (bin);
    free (real);
  }
  if ((lib = open_libjvm_of (home, "java on PATH", tried)))
    return lib;
  return open_libjvm_of ("/usr/lib/jvm/default-java", "default-java", tried);
}

static GPtrArray *
jars (const gchar * home, GError ** error)
{
  g_autofree gchar *folder = g_build_filename (home, "java", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const gchar *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".jar"))
      g_ptr_array_add (found, g_build_filename (folder, name, NULL));
  if (found->len > 0)
    return found;
  g_ptr_array_unref (found);
  g_set_error (error, VSSL_JVM_ERROR, 1, "no jars in %s; expected vssl-plugin "
      "and its dependencies in the directory java beside the plugin (or below "
      "VSSL_HOME)", folder);
  return NULL;
}

static gboolean
create_vm (jint (*create) (JavaVM **, void **, void *), GPtrArray * class_path,
    const gchar * options, GError ** error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) path = g_string_new ("-Djava.class.path=");
  g_autofree JavaVMOption *list = NULL;
  g_auto (GStrv) own = g_strsplit (options ? options : "", " ", 0);
  JNIEnv *env = NULL;
  guint i;
  jint rc;

  for (i = 0; i < class_path->len; i++)
    g_string_append_printf (path, "%s%s", i ? ":" : "",
        (gchar *) class_path->pdata[i]);
  g_ptr_array_add (all, g_strdup (path->str));
  g_ptr_array_add (all, g_strdup ("-Xrs"));     /* the host keeps SIGINT and SIGTERM */
  g_ptr_array_add (all, g_strdup ("-XX:+UseSerialGC"));
  g_ptr_array_add (all, g_strdup ("-Xmn32m"));  /* else it scales with the host's memory */
  g_ptr_array_add (all, g_strdup ("--enable-native-access=ALL-UNNAMED"));
  for (i = 0; own[i]; i++)
    if (*own[i])
      g_ptr_array_add (all, g_strdup (own[i]));
  list = g_new0 (JavaVMOption, all->len);
  for (i = 0; i < all->len; i++)
    list[i].optionString = all->pdata[i];
  JavaVMInitArgs args = { JNI_VERSION_10, (jint) all->len, list, JNI_FALSE };
  GST_DEBUG ("starting a JVM with %u options; own: %s", all->len,
      options ? options : "none");
  rc = create (&the_vm, (void **) &env, &args);
  if (rc != JNI_OK) {
    the_vm = NULL;
    g_set_error (error, VSSL_JVM_ERROR, 2, "the JVM failed to start (JNI error "
        "%d); options were: %s", rc, options ? options : "none");
    return FALSE;
  }
  sigaction (SIGSEGV, NULL, &vm_segv_action);
  mark_attached (the_vm);
  return TRUE;
}

/* A JVM started by the application does not know our jars: they get a class loader of their own, a child of the system's,
 * so that a copy of ONNX Runtime on the application's class path is shared. */
static jobject
own_loader (JNIEnv * env, jobject parent, GPtrArray * class_path)
{
  jclass url = (*env)->FindClass (env, "java/net/URL");
  jclass loader = (*env)->FindClass (env, "java/net/URLClassLoader");
  jobjectArray urls =
      (*env)->NewObjectArray (env, (jsize) class_path->len, url, NULL);
  guint i;

  for (i = 0; i < class_path->len; i++) {
    g_autofree gchar *uri =
        g_filename_to_uri (class_path->pdata[i], NULL, NULL);
    jobject one = (*env)->NewObject (env, url, (*env)->GetMethodID (env, url,
            "<init>", "(Ljava/lang/String;)V"), (*env)->NewStringUTF (env,
            uri));
    (*env)->SetObjectArrayElement (env, urls, (jsize) i, one);
  }
  return (*env)->NewObject (env, loader, (*env)->GetMethodID (env, loader,
          "<init>", "([Ljava/net/URL;Ljava/lang/ClassLoader;)V"), urls, parent);
}

static gboolean
find_loader (JNIEnv * env, gboolean joined, GPtrArray * class_path,
    GError ** error)
{
  jclass cls = (*env)->FindClass (env, "java/lang/ClassLoader");
  jmethodID system = (*env)->GetStaticMethodID (env, cls,
      "getSystemClassLoader", "()Ljava/lang/ClassLoader;");
  jobject loader;

  load_class = (*env)->GetMethodID (env, cls, "loadClass",
      "(Ljava/lang/String;)Ljava/lang/Class;");
  loader = (*env)->CallStaticObjectMethod (env, cls, system);
  if (joined && !(*env)->ExceptionCheck (env))
    loader = own_loader (env, loader, class_path);
  if ((*env)->ExceptionCheck (env) || !loader) {
    (*env)->ExceptionClear (env);
    g_set_error (error, VSSL_JVM_ERROR, 3, "failed to create a class loader "
        "for the jars in the JVM of this process");
    return FALSE;
  }
  our_loader = (*env)->NewGlobalRef (env, loader);
  return TRUE;
}

gboolean
vssl_jvm_start (const gchar * java_home, const gchar * options, GError ** error)
{
  g_autoptr (GMutexLocker) guard = g_mutex_locker_new (&vm_lock);
  g_autoptr (GString) tried = g_string_new (NULL);
  g_autofree gchar *home = vssl_home ();
  g_autoptr (GPtrArray) class_path = NULL;
  jint (*get) (JavaVM **, jsize, jsize *);
  jint (*create) (JavaVM **, void **, void *);
  jsize count = 0;
  gboolean joined;
  void *lib;

  if (our_loader)
    return TRUE;
  GST_DEBUG_CATEGORY_INIT (vssl_jvm_debug, VSSL_LOG_JVM, 0,
      "the JVM of the vssl elements");
  if (!(class_path = jars (home, error)))
    return FALSE;
  lib = open_libjvm (java_home, tried);
  get = lib ? dlsym (lib, "JNI_GetCreatedJavaVMs") : NULL;
  create = lib ? dlsym (lib, "JNI_CreateJavaVM") : NULL;
  if (!get || !create) {
    g_set_error (error, VSSL_JVM_ERROR, 4, "no Java runtime (libjvm.so) found; "
        "expected Java 17 or newer in java-home (property), JAVA_HOME or on "
        "PATH. Tried:%s", tried->str);
    return FALSE;
  }
  joined = !the_vm && get (&the_vm, 1, &count) == JNI_OK && count > 0;
  if (!the_vm && !create_vm (create, class_path, options, error))
    return FALSE;
  if (!find_loader (env_of (the_vm), joined, class_path, error))
    return FALSE;
  vssl_log_connect (env_of (the_vm), joined);
  return TRUE;
}

jclass
vssl_jvm_class (JNIEnv * env, const gchar * dotted_name)
{
  jstring name = (*env)->NewStringUTF (env, dotted_name);
  jclass cls = NULL;

  if (name)
    cls = (*env)->CallObjectMethod (env, our_loader, load_class, name);
  if ((*env)->ExceptionCheck (env))
    cls = NULL;
  (*env)->DeleteLocalRef (env, name);
  return cls;
}

void
vssl_jvm_check_signals (void)
{
  struct sigaction now;

  if (vm_segv_action.sa_sigaction && sigaction (SIGSEGV, NULL, &now) == 0
      && now.sa_sigaction != vm_segv_action.sa_sigaction)
    GST_ERROR ("another library replaced the SIGSEGV handler of the JVM: this "
        "process may crash");
}
