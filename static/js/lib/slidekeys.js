// Which keys go from slide to slide, and which belong to what has the focus.

const WAYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** What has arrow keys of its own; what a space presses or writes into. */
const TAKES_ARROWS = 'input, select, textarea, canvas, [role="slider"], [role="tab"], [tabindex="0"]';
const TAKES_SPACE = 'input, select, textarea, button, summary, canvas';

/** The way that a pressed key goes: 1 on, −1 back, 0 nowhere. */
export function wayOf({ key, shiftKey, altKey, ctrlKey, metaKey, target }) {
  if (altKey || ctrlKey || metaKey) return 0;
  if (key === ' ') return target.closest(TAKES_SPACE) ? 0 : shiftKey ? -1 : 1;
  return !shiftKey && WAYS[key] && !target.closest(TAKES_ARROWS) ? WAYS[key] : 0;
}
