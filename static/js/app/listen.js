// A chart of angles in words and as tones, when somebody asks: how each run's median angle went.

import { fixed } from '../lib/format.js';
import { measureOf } from '../lib/ownangles.js';
import { tonesOf } from '../lib/tones.js';
import { inARow, say } from '../view/dom.js';
import { Sound } from '../view/sound.js';

const MEDIAN = 'medianOwnAngleDeg';

/**
 * Wires a button, and the element that then has the words; `told()` answers what is on screen: {titles, moments: oldest first,
 * origins: of the runs in them}. Answers what to call when something else is on screen.
 */
export function wireListening(button, words, told) {
  const show = () => button.setAttribute('aria-pressed', String(sound.isPlaying));
  const sound = new Sound(show);
  button.onclick = () => {
    if (sound.isPlaying) return sound.stop();
    const runs = coursesOf(told());
    words.textContent = inARow(...runs.map(inWords), say(runs.length ? 'listen.how' : 'angles.empty'));
    if (runs.length) sound.play(tonesOf(runs.map(({ degs }) => degs)));
    return show();
  };
  return () => {
    sound.stop();
    if (words.textContent) words.textContent = '';
  };
}

/** Each run's median angle from its first moment to the one on screen; without those that have none. */
function coursesOf({ titles, moments, origins }) {
  return origins.map((origin, i) => ({
    title: titles[i], degs: moments.map(({ runs }) => runs[origin] && measureOf(runs[origin], MEDIAN)).filter(Number.isFinite),
  })).filter(({ degs }) => degs.length);
}

function inWords({ title, degs }) {
  const [first, last] = [degs[0], degs.at(-1)].map((deg) => fixed(deg, 1));
  return degs.length > 1 ? say('listen.course', title, first, last) : say('listen.one', title, last);
}
