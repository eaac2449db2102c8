// The three charts of identification: CMC, detection against false alarms, growth of the gallery.

import { PERCENT, percent, tick } from '../../lib/format.js';
import { rate, roundRate } from '../../lib/rates.js';
import { linear } from '../../lib/scales.js';
import { baseAxis, chartFrame, directLabels, setLabel, valueAxis } from '../../view/chart.js';
import { pathData, say, svg } from '../../view/dom.js';

const WIDTH = 320;
const HEIGHT = 176;
const BOX = { left: 38, right: 306, top: 14, base: 140 };
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const asPercent = (share) => `${tick(100 * share)}${PERCENT}`;
const y = linear(0, 1, BOX.base, BOX.top);

function frame(host) {
  return chartFrame(host, WIDTH, HEIGHT);
}

function line(points, colour, kind = 'strong') {
  return svg('path', { class: `curve-line ${kind}`, stroke: colour, d: pathData(points) });
}

/** Cumulative match characteristic: share of probes whose own person is among the first r. */
export function drawCmc(host, cmc) {
  const root = frame(host);
  const last = Math.min(cmc.length, 20);
  const x = linear(1, last, BOX.left, BOX.right);
  const marks = [1, 5, 10, 15, 20].filter((rank) => rank <= last);
  root.append(
    ...valueAxis(SHARES, y, BOX, asPercent),
    ...baseAxis(marks, x, BOX.base, (rank) => (rank === 1 ? say('identify.rank', 1) : rank)),
    line(cmc.slice(0, last).map((share, i) => [x(i + 1), y(share)]), 'var(--accent)'),
    svg('circle', { class: 'dot', cx: x(1), cy: y(cmc[0]), r: 4.5, fill: 'var(--accent)' }));
  setLabel(root, say('identify.cmc.label', percent(cmc[0]), percent(cmc[Math.min(4, cmc.length - 1)])));
}

/**
 * Detection and identification rate over the false-alarm rate, logarithmic from the smallest that is
 * measurable, with today's threshold as a dot: an empty one if its rate is smaller than that.
 */
export function drawOpenSet(host, curve, smallest, now) {
  if (smallest >= 1) return host.replaceChildren();
  const root = frame(host);
  const place = linear(Math.log10(smallest), 0, BOX.left, BOX.right);
  const x = (far) => place(Math.log10(Math.max(far, smallest)));
  const decades = [0.0001, 0.001, 0.01, 0.1, 1].filter((far) => far > 1.8 * smallest);
  const measurable = curve.filter(({ far }) => far >= smallest);
  const start = curve.findLast(({ far }) => far <= smallest);
  const reached = now.far >= smallest;
  root.append(
    ...valueAxis(SHARES, y, BOX, asPercent),
    ...baseAxis([smallest, ...decades], x, BOX.base, (far) => (far === smallest ? rate(far) : roundRate(far))),
    svg('text', { class: 'axis', x: BOX.right, y: BOX.base + 27, 'text-anchor': 'end' }, say('identify.far.axis')),
    line([[x(smallest), y(start.dir)], ...measurable.map(({ far, dir }) => [x(far), y(dir)])], 'var(--accent)'),
    svg('circle', { class: reached ? 'dot' : 'dot hollow', cx: x(now.far), cy: y(now.dir), r: 5, fill: reached ? 'var(--ink)' : 'var(--card)' }));
  setLabel(root, say('identify.open.label', percent(now.dir), percent(now.far)));
  return undefined;
}

/** Measured and expected false identifications over the size of the gallery, logarithmic. */
export function drawGrowth(host, { sizes, measured, expected, at }) {
  const root = frame(host);
  const x = linear(Math.log10(sizes[0]), Math.log10(sizes.at(-1)), BOX.left, BOX.right);
  const place = (size) => x(Math.log10(size));
  const marks = [3, 10, 100, 1000, 10000, 100000];
  const dots = measured.map((share, i) => [place(sizes[i]), y(share)]);
  const curve = expected.map((share, i) => [place(sizes[i]), y(share)]);
  const labels = [];
  if (dots.length) labels.push({ x: dots.at(-1)[0] - 8, y: dots.at(-1)[1] - 8, text: say('identify.growth.measured'), colour: 'var(--accent)', anchor: 'end', strong: true });
  if (curve.length) labels.push({ x: curve.at(-1)[0] - 8, y: curve.at(-1)[1] + 16, text: '1 − (1 − FAR)ᴺ', colour: 'var(--run2)', anchor: 'end' });
  root.append(
    ...valueAxis(SHARES, y, BOX, asPercent),
    ...baseAxis(marks, (size) => place(size), BOX.base, (size) => (size >= 1000 ? `${size / 1000}k` : size)),
    svg('text', { class: 'axis', x: BOX.right, y: BOX.base + 27, 'text-anchor': 'end' }, say('identify.growth.axis')),
    svg('line', { class: 'now', x1: place(at), x2: place(at), y1: BOX.top, y2: BOX.base }),
    line(curve, 'var(--run2)', 'dash2'),
    line(dots, 'var(--accent)'),
    ...dots.map(([cx, cy]) => svg('circle', { class: 'dot', cx, cy, r: 3.5, fill: 'var(--accent)' })),
    ...directLabels(labels, 14, [BOX.top, BOX.base]));
  setLabel(root, say('identify.growth.label', measured.map((share, i) => `${sizes[i]}: ${percent(share)}`).join(', ')));
}
