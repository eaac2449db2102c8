// Which pages of the lessons were read to their end, remembered by this browser only.

const KEY = 'facespace.read';

/** A browser that keeps nothing forgets it, and all else works. */
function read() {
  try {
    return new Set((window.localStorage.getItem(KEY) ?? '').split(' '));
  } catch {
    return new Set();
  }
}

/** Whether the page with this path was read. */
export const isRead = (path) => read().has(path);

export function markRead(path) {
  try {
    window.localStorage.setItem(KEY, [...read().add(path)].join(' '));
  } catch {
    // Nothing is lost but the mark.
  }
}
