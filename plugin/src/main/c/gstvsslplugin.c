#include <gst/gst.h>

#include "gstvssl.h"
#include "gstvsslheatmap.h"
#include "gstvssloverlay.h"
#include "gstvsslpublish.h"
#include "gstvsslpan.h"
#include "gstvsslreframe.h"
#include "vsslmeta.h"

/* Always succeeds and asks for no Java: a plugin that fails here is blacklisted until its file changes. */
static gboolean
plugin_init (GstPlugin * plugin)
{
  vssl_meta_register ();
  gst_element_register (plugin, "vssl", GST_RANK_NONE, GST_TYPE_VSSL);
  gst_element_register (plugin, "vssloverlay", GST_RANK_NONE,
      GST_TYPE_VSSL_OVERLAY);
  gst_element_register (plugin, "vsslheatmap", GST_RANK_NONE,
      GST_TYPE_VSSL_HEATMAP);
  gst_element_register (plugin, "vsslpublish", GST_RANK_NONE,
      GST_TYPE_VSSL_PUBLISH);
  gst_element_register (plugin, "vsslpan", GST_RANK_NONE, GST_TYPE_VSSL_PAN);
  gst_element_register (plugin, "vsslreframe", GST_RANK_NONE,
      GST_TYPE_VSSL_REFRAME);
  return TRUE;
}

#define PACKAGE "gst-vssl"
GST_PLUGIN_DEFINE (GST_VERSION_MAJOR, GST_VERSION_MINOR, vssl,
    "Visual sound source localization", plugin_init, VSSL_VERSION, "Apache 2.0",
    "gst-vssl", "https://gst-vssl.invalid")
