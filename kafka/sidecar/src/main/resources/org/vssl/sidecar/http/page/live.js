// SPDX-License-Identifier: Apache-2.0
// The connection to the sidecar: server-sent events, reconnecting while the page is visible.

const QUIET_MILLIS = 4000;
const AGAIN_MILLIS = 3000;

/**
 * Calls handlers.status, .stream, .cells and .forget with what came, .presence(isHere) when that changes, and .opened()
 * when all is about to be told anew.
 */
export function listen(handlers) {
  let heardAt = 0;
  let isHere = null;
  let source;
  let again;

  const presence = (now) => {
    if (now !== isHere) {
      isHere = now;
      handlers.presence(now);
    }
  };
  const open = () => {
    source = new EventSource("/api/live");
    source.addEventListener("open", () => handlers.opened());
    for (const name of ["status", "stream", "cells", "forget"]) {
      source.addEventListener(name, (event) => {
        heardAt = performance.now();
        presence(true);
        handlers[name](JSON.parse(event.data));
      });
    }
    source.addEventListener("error", () => {
      presence(false);
      // an HTTP error is final to an EventSource, not to us
      if (source.readyState === EventSource.CLOSED) {
        again = setTimeout(open, AGAIN_MILLIS);
      }
    });
  };
  // browsers limit connections per host to six, so a hidden page closes its own
  const look = () => {
    clearTimeout(again);
    source?.close();
    if (!document.hidden) {
      heardAt = performance.now();
      open();
    }
  };
  document.addEventListener("visibilitychange", look);
  look();
  setInterval(() => {
    if (!document.hidden) {
      presence(performance.now() - heardAt < QUIET_MILLIS);
    }
  }, 1000);
}
