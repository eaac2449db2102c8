// Angles of pairs: of one person, and of different people. Where the two hills overlap, mistakes are made.

import { fixed, percent } from '../lib/format.js';
import { equalError } from '../lib/pairs.js';
import { binQuantile, linear, ticks } from '../lib/scales.js';
import { baseAxis, chartFrame, coarser, setLabel, stepsPath } from './chart.js';
import { say, svg } from './dom.js';

const WIDTH = 320;
const BASE = 112;
const TOP = 10;
const BIN_DEG = 3;
const END_DEG = 135;
const HILLS = [
  { name: 'same', colour: 'var(--accent)' },
  { name: 'different', colour: 'var(--error)' },
];

export class PairChart {
  constructor(host) {
    this.root = chartFrame(host, WIDTH, BASE + 20);
    this.clear();
  }

  clear() {
    this.root.replaceChildren(svg('text', { class: 'axis', x: WIDTH / 2, y: 60, 'text-anchor': 'middle' }, say('faces.pairs.empty')));
    setLabel(this.root, say('faces.pairs.empty'));
  }

  /** `bins`: {same, different}, counts by degree; without any pair the axis alone. */
  set(bins) {
    const error = equalError(bins);
    const x = linear(0, END_DEG, 8, WIDTH - 8);
    const hills = HILLS.map((hill) => ({ ...hill, heights: heightsOf(bins[hill.name]), median: binQuantile(bins[hill.name], 0.5) }));
    const tallest = Math.max(...hills.flatMap(({ heights }) => heights));
    const y = linear(0, tallest || 1, BASE, TOP + 14);
    this.root.replaceChildren(
      ...hills.map(({ heights, colour }) => svg('path', {
        class: 'bar', fill: colour, stroke: colour, d: stepsPath(heights, x, y, BASE, BIN_DEG),
      })),
      svg('line', { class: 'grid', x1: 8, x2: WIDTH - 8, y1: BASE, y2: BASE }),
      ...(Number.isFinite(error.deg) ? threshold(error, x) : []),
      ...baseAxis(ticks(0, END_DEG, 5), x, BASE, (deg) => `${deg}°`),
      ...hills.map(({ name, colour }, i) => svg('text', {
        class: 'direct', x: i ? WIDTH - 8 : 8, y: TOP + 4, fill: colour, 'text-anchor': i ? 'end' : 'start',
      }, say(`faces.pairs.${name}`))));
    setLabel(this.root, say('faces.pairs.label', ...hills.map(({ median }) => fixed(median, 0)), percent(error.rate), fixed(error.deg, 0)));
  }
}

/** Where both kinds of mistake are equally frequent. */
function threshold({ deg }, x) {
  return [
    svg('line', { class: 'now', x1: x(deg), x2: x(deg), y1: TOP + 10, y2: BASE }),
    svg('text', { class: 'axis', x: x(deg) + 4, y: TOP + 20 }, `${deg}°`),
  ];
}

/** Shares, so that the many pairs of strangers do not hide the few of one person. */
function heightsOf(bins) {
  const total = bins.reduce((sum, count) => sum + count, 0) || 1;
  return coarser(bins.slice(0, END_DEG), BIN_DEG).map((count) => count / total);
}
