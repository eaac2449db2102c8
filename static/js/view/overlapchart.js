// Pairs of one person and of different people as two runs see them, one under the other. Every row is measured in its
// own spread, so that the gap between the hills is d′ and what overlaps can be compared; the degrees beneath a row are
// that model's own.

import { fixed } from '../lib/format.js';
import { BIN_DEG } from '../lib/overlap.js';
import { rate } from '../lib/rates.js';
import { linear, ticks } from '../lib/scales.js';
import { chartFrame, setLabel } from './chart.js';
import { pathData, runColour, say, svg } from './dom.js';

const WIDTH = 320;
const ROW = 136;
const TOP = 44;
const BASE = 100;
const SIDE = 8;
const LEAST_REACH = 4;

/** A bar is so wide, in spreads. */
const BIN = 0.15;

export class OverlapChart {
  constructor(host) {
    this.root = chartFrame(host, WIDTH, 2 * ROW);
    this.clear();
  }

  clear() {
    this.root.replaceChildren(svg('text', { class: 'axis', x: WIDTH / 2, y: 60, 'text-anchor': 'middle' }, say('faces.pairs.empty')));
    setLabel(this.root, say('faces.pairs.empty'));
  }

  /** `runs`: [{place (tells the colour), title, overlap}]. */
  set(runs) {
    const known = runs.filter(({ overlap }) => overlap.spreadDeg > 0 && Number.isFinite(overlap.dPrime));
    const reach = Math.max(LEAST_REACH, ...known.map(({ overlap }) => overlap.dPrime / 2 + 2.6));
    this.x = linear(-reach, reach, SIDE, WIDTH - SIDE);
    this.root.replaceChildren(...known.map((run) => this.row(run, reach)));
    setLabel(this.root, known.map(({ title, overlap }) =>
      say('faces.overlap.label', title, fixed(overlap.dPrime, 2), rate(overlap.eer.rate))).join('; '));
  }

  row({ place, title, overlap }, reach) {
    const { same, different, spreadDeg, dPrime, eer } = overlap;
    const middle = (same.mean + different.mean) / 2;
    const toX = (deg) => this.x((deg - middle) / spreadDeg);
    const hills = [same, different].map((hill) => heights(hill, middle, spreadDeg, reach));
    const tallest = Math.max(...hills.flat(), 1e-9);
    const y = linear(0, tallest, BASE, TOP);
    const both = hills[0].map((height, i) => Math.min(height, hills[1][i]));
    const [left, right] = [same.mean, different.mean].map(toX);
    const scale = ticks(Math.max(0, middle - reach * spreadDeg), Math.min(180, middle + reach * spreadDeg), 5);
    return svg('g', { class: 'overlap-row', transform: `translate(0 ${place * ROW})` },
      svg('text', { class: 'direct strong', x: SIDE, y: 13, fill: runColour(place) }, title),
      svg('path', { class: 'hill same', d: outline(hills[0], reach, this.x, y) }),
      svg('path', { class: 'hill different', d: outline(hills[1], reach, this.x, y) }),
      svg('path', { class: 'hill both', d: outline(both, reach, this.x, y) }),
      svg('line', { class: 'grid', x1: SIDE, x2: WIDTH - SIDE, y1: BASE, y2: BASE }),
      svg('path', { class: 'gap', d: `M${left} ${TOP - 3}V${TOP - 9}H${right}V${TOP - 3}` }),
      svg('text', { class: 'axis gap-text', x: (left + right) / 2, y: TOP - 12, 'text-anchor': 'middle' }, `d′ = ${fixed(dPrime, 2)}`),
      svg('line', { class: 'now', x1: toX(eer.deg), x2: toX(eer.deg), y1: TOP, y2: BASE }),
      ...scale.map((deg) => svg('text', { class: 'axis', x: toX(deg), y: BASE + 13, 'text-anchor': 'middle' }, `${deg}°`)),
      svg('text', { class: 'axis', x: WIDTH / 2, y: BASE + 25, 'text-anchor': 'middle' }, say('faces.overlap.scale')),
      ...names());
  }
}

function names() {
  return [
    svg('text', { class: 'axis hill-name same', x: SIDE, y: TOP - 14 }, say('faces.pairs.same')),
    svg('text', { class: 'axis hill-name different', x: WIDTH - SIDE, y: TOP - 14, 'text-anchor': 'end' }, say('faces.pairs.different')),
  ];
}

/** The share of a hill's pairs in bins of spreads about the middle, −reach … reach. */
function heights({ bins, count }, middle, spreadDeg, reach) {
  const out = new Array(Math.ceil((2 * reach) / BIN)).fill(0);
  bins.forEach((pairs, bin) => {
    const at = Math.floor((((bin + 0.5) * BIN_DEG - middle) / spreadDeg + reach) / BIN);
    if (at >= 0 && at < out.length) out[at] += pairs / count;
  });
  return out;
}

function outline(shares, reach, x, y) {
  const steps = shares.flatMap((share, i) => [[x(-reach + i * BIN), y(share)], [x(Math.min(reach, -reach + (i + 1) * BIN)), y(share)]]);
  return `${pathData([[x(-reach), y(0)], ...steps, [x(reach), y(0)]])}Z`;
}
