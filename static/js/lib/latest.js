// Requests that follow a moving hand: one at a time, and only the newest of those that wait.

/** `action(...args)` is run at most once at a time; while it runs, only the last call waits. */
export function latest(action) {
  let busy = false;
  let waiting;
  return async function ask(...args) {
    if (busy) {
      waiting = args;
      return;
    }
    busy = true;
    try {
      await action(...args);
    } finally {
      busy = false;
      if (waiting) {
        const next = waiting;
        waiting = undefined;
        ask(...next);
      }
    }
  };
}
