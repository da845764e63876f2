/* SPDX-License-Identifier: Apache-2.0 */
#include "vsslhandover.h"

#include "jni/vssljava.h"
#include "vsslframe.h"

#define GST_CAT_DEFAULT gst_vssl_publish_debug
GST_DEBUG_CATEGORY_EXTERN (GST_CAT_DEFAULT);

/* More than four seconds at 30 frames/s, in which Java may collect its garbage. */
#define CAPACITY 128
/* To put something down wakes nobody: on a busy machine a thread that wakes another is often put aside for it. */
#define POLL_INTERVAL (5 * G_TIME_SPAN_MILLISECOND)
#define POLLS_BEFORE_SLEEP 200

typedef struct
{
  GstStructure *fields;
  gint width, height;
  gboolean is_change;           /* of the verdict */
} Item;

struct _VsslHandover
{
  GstElement *element;
  VsslPublisher *publisher;
  gboolean block;
  GThread *thread;
  gchar *last_verdict;          /* of the frame that was queued last */

  GMutex lock;
  GCond changed;
  /* under the lock */
  GQueue waiting;
  guint64 dropped;              /* frames, since the last that was published */
  gboolean needs_signal;        /* the thread waits until something is queued */
  gboolean may_wait;            /* the streaming thread */
  gboolean busy, stopping, failed;
};

/* For the log. */
static GstClockTime
running_time_of (const GstStructure * fields)
{
  return (GstClockTime) vssl_frame_nanos (fields, "running_time_ns", -1);
}

static void
free_item (gpointer data)
{
  Item *item = data;

  gst_structure_free (item->fields);
  g_free (item);
}

void
vssl_handover_post_warnings (VsslHandover * self)
{
  gchar *text;

  while ((text = vssl_publisher_take_warning (self->publisher))) {
    GST_ELEMENT_WARNING (self->element, RESOURCE, WRITE, ("%s", text), (NULL));
    g_free (text);
  }
}

static gboolean
publish_item (VsslHandover * self, const Item * item, guint64 dropped)
{
  g_autoptr (GError) error = NULL;
  gboolean warned = FALSE;

  if (!vssl_publisher_frame (self->publisher, item->fields, item->width,
          item->height, dropped, &warned, &error)) {
    vssl_java_post_error (self->element, error);
    return FALSE;
  }
  GST_LOG_OBJECT (self->element, "Java took frame %" GST_TIME_FORMAT,
      GST_TIME_ARGS (running_time_of (item->fields)));
  if (warned)
    vssl_handover_post_warnings (self);
  return TRUE;
}

/* With the lock held: waits a while for something to be queued, or until it is when nothing came for long. */
static void
wait_for_item (VsslHandover * self, guint * polls)
{
  if (++*polls > POLLS_BEFORE_SLEEP) {
    self->needs_signal = TRUE;
    g_cond_wait (&self->changed, &self->lock);
    self->needs_signal = FALSE;
  } else {
    g_cond_wait_until (&self->changed, &self->lock,
        g_get_monotonic_time () + POLL_INTERVAL);
  }
}

static gpointer
run_publisher (gpointer user_data)
{
  VsslHandover *self = user_data;
  guint polls = 0;

  g_mutex_lock (&self->lock);
  while (!self->stopping) {
    Item *item = self->failed ? NULL : g_queue_pop_head (&self->waiting);
    guint64 dropped = self->dropped;
    gboolean published;

    if (!item) {
      wait_for_item (self, &polls);
      continue;
    }
    polls = 0;
    self->dropped = 0;
    self->busy = TRUE;
    g_mutex_unlock (&self->lock);
    published = publish_item (self, item, dropped);
    free_item (item);
    g_mutex_lock (&self->lock);
    self->busy = FALSE;
    self->failed |= !published;
    g_cond_broadcast (&self->changed);
  }
  g_mutex_unlock (&self->lock);
  return NULL;
}

VsslHandover *
vssl_handover_new (GstElement * element, VsslPublisher * publisher,
    gboolean block)
{
  VsslHandover *self = g_new0 (VsslHandover, 1);

  self->element = element;
  self->publisher = vssl_publisher_ref (publisher);
  self->block = block;
  self->may_wait = TRUE;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  self->thread = g_thread_new ("vsslpublish", run_publisher, self);
  return self;
}

void
vssl_handover_free (VsslHandover * self)
{
  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_queue_clear_full (&self->waiting, free_item);
  vssl_publisher_unref (self->publisher);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->last_verdict);
  g_free (self);
}

/* With the lock held: the oldest frame that changes nothing is dropped; changes of verdict stay, however many. */
static void
drop_oldest (VsslHandover * self)
{
  GList *at = self->waiting.head;

  while (at && ((Item *) at->data)->is_change)
    at = at->next;
  if (!at)
    return;
  GST_LOG_OBJECT (self->element, "dropped frame %" GST_TIME_FORMAT
      ": Java has not taken %d frames before it",
      GST_TIME_ARGS (running_time_of (((Item *) at->data)->fields)), CAPACITY);
  free_item (at->data);
  g_queue_delete_link (&self->waiting, at);
  self->dropped++;
}

/* With the lock held; FALSE when the frame may not wait for the room that it needs. */
static gboolean
await_room (VsslHandover * self)
{
  while (self->block && self->waiting.length >= CAPACITY && !self->failed) {
    if (!self->may_wait)
      return FALSE;
    GST_LOG_OBJECT (self->element, "queue to Java is full: the frame waits");
    g_cond_wait (&self->changed, &self->lock);
  }
  return TRUE;
}

gboolean
vssl_handover_push (VsslHandover * self, const GstStructure * fields,
    gint width, gint height)
{
  const gchar *verdict = gst_structure_get_string (fields, "verdict");
  Item *item = g_new (Item, 1);
  gboolean failed;

  *item = (Item) {
  gst_structure_copy (fields), width, height,
        g_strcmp0 (verdict, self->last_verdict) != 0};
  if (item->is_change) {
    g_free (self->last_verdict);
    self->last_verdict = g_strdup (verdict);
  }
  g_mutex_lock (&self->lock);
  if (await_room (self) && !self->failed) {
    if (self->waiting.length >= CAPACITY)
      drop_oldest (self);
    g_queue_push_tail (&self->waiting, g_steal_pointer (&item));
    if (self->needs_signal)
      g_cond_broadcast (&self->changed);
  }
  failed = self->failed;
  GST_LOG_OBJECT (self->element, item ? "dropped frame %" GST_TIME_FORMAT
      ": stopping, or after an error, with %u in the queue" : "enqueued frame %"
      GST_TIME_FORMAT ", %u in the queue to Java",
      GST_TIME_ARGS (running_time_of (fields)), self->waiting.length);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&item, free_item);
  return !failed;
}

gboolean
vssl_handover_drain (VsslHandover * self)
{
  gboolean drained;

  g_mutex_lock (&self->lock);
  while ((self->busy || self->waiting.length) && !self->failed
      && self->may_wait)
    g_cond_wait (&self->changed, &self->lock);
  drained = !self->busy && !self->waiting.length && !self->failed;
  g_mutex_unlock (&self->lock);
  return drained;
}

void
vssl_handover_allow_waiting (VsslHandover * self, gboolean may)
{
  g_mutex_lock (&self->lock);
  self->may_wait = may;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}
