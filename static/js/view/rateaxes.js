// The box in which rates of error lie, one kind against the other, and its axes.

import { roundRate } from '../lib/rates.js';
import { linear } from '../lib/scales.js';
import { svg } from './dom.js';

export const WIDTH = 400;
export const HEIGHT = 236;
export const BOX = { left: 44, right: WIDTH - 12, top: 12, bottom: HEIGHT - 34 };
export const DET_TICKS = [0.0001, 0.001, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95];

/** From a share to the screen, kept inside the box. */
export function rateScale([from, to], start, end, place) {
  const raw = linear(from, to, start, end);
  const [low, high] = [Math.min(start, end), Math.max(start, end)];
  return (share) => Math.max(low, Math.min(high, raw(place(share))));
}

/** Lines at the ticks, with their rates. */
export function rateGrid({ ticks, place }, [from, to], x, y) {
  return ticks.filter((share) => place(share) >= from - 1e-9 && place(share) <= to + 1e-9).flatMap((share) => [
    svg('line', { class: 'grid', x1: x(share), x2: x(share), y1: BOX.top, y2: BOX.bottom }),
    svg('line', { class: 'grid', x1: BOX.left, x2: BOX.right, y1: y(share), y2: y(share) }),
    axisText(x(share), BOX.bottom + 15, 'middle', roundRate(share)),
    axisText(BOX.left - 6, y(share) + 4, 'end', roundRate(share)),
  ]);
}

export function axisText(x, y, anchor, text) {
  return svg('text', { class: 'axis', x, y, 'text-anchor': anchor }, text);
}
