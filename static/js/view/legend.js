// Which digits are trained on and which are not, each with its mark.

import { h, isDark, say } from './dom.js';
import { classColour, drawMark } from './stamps.js';

const SIDE = 14;
const RATIO = 2;
const RADIUS = 4.5;

/** `digits`: {names, slots, seen (how many are trained on)} of all; of nothing, nothing is shown. */
export function showLegend(host, digits) {
  const dark = isDark();
  const shown = JSON.stringify([digits?.names, digits?.seen, dark]);
  host.hidden = !digits;
  if (!digits || host.dataset.shown === shown) return;
  host.dataset.shown = shown;
  const marks = digits.names.map((name, cls) => h('span', { class: 'mark-of' }, markOf(digits.slots[cls], dark, cls >= digits.seen), name));
  host.replaceChildren(
    h('span', {}, h('b', { textContent: say('legend.seen') }), ...marks.slice(0, digits.seen)),
    h('span', {}, h('b', { textContent: say('legend.unseen') }), ...marks.slice(digits.seen)));
}

function markOf(slot, dark, hollow) {
  const canvas = h('canvas', { width: SIDE * RATIO, height: SIDE * RATIO, 'aria-hidden': 'true' });
  const g = canvas.getContext('2d');
  g.scale(RATIO, RATIO);
  g.translate(SIDE / 2, SIDE / 2);
  g.fillStyle = g.strokeStyle = classColour(slot, dark);
  drawMark(g, slot, RADIUS, hollow);
  return canvas;
}
