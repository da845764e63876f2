/* SPDX-License-Identifier: Apache-2.0 */
#include <gst/gst.h>

#include "common/vsslmeta.h"
#include "gstvsslelements.h"

/* Starts no JVM: a plugin that fails here is blacklisted until its file changes. */
static gboolean
plugin_init (GstPlugin * plugin)
{
  vssl_meta_register ();
  return GST_ELEMENT_REGISTER (vssl, plugin)
      && GST_ELEMENT_REGISTER (vssloverlay, plugin)
      && GST_ELEMENT_REGISTER (vsslheatmap, plugin)
      && GST_ELEMENT_REGISTER (vsslpublish, plugin)
      && GST_ELEMENT_REGISTER (vsslpan, plugin)
      && GST_ELEMENT_REGISTER (vsslreframe, plugin);
}

#define PACKAGE "gst-vssl"
GST_PLUGIN_DEFINE (GST_VERSION_MAJOR, GST_VERSION_MINOR, vssl,
    "Visual sound source localization", plugin_init, VSSL_VERSION, "Apache 2.0",
    PACKAGE, PACKAGE)
