// "Angle to own class, test digits": the runs' histograms over each other.

import { fixed } from '../lib/format.js';
import { binQuantile, linear, sum, ticks } from '../lib/scales.js';
import { fittingNames, linesOf, shortNames, widthOf } from '../lib/titles.js';
import { baseAxis, chartFrame, directLabels, setLabel, stepsPath } from './chart.js';
import { runColour, say, svg } from './dom.js';

const WIDTH = 320;
const END = WIDTH - 8;
const BASE = 122;
const TOP = 8;
const DOMAINS = [30, 45, 60, 90, 180];
const FOR_GUESSES = 90;

/** Characters that fit across the chart. */
const IN_A_LINE = 46;

export class AngleHistogram {
  constructor(host) {
    this.root = chartFrame(host, WIDTH, BASE + 20);
    this.domain = 180;
    this.clear();
  }

  clear() {
    this.root.replaceChildren(svg('text', { class: 'axis', x: WIDTH / 2, y: 66, 'text-anchor': 'middle' }, say('angles.empty')));
    setLabel(this.root, say('angles.empty'));
  }

  /** What lies over the chart is placed by this. */
  get frame() {
    return { width: WIDTH, height: BASE + 20, x: linear(0, this.domain, 8, END), base: BASE };
  }

  /**
   * `runs`: [{place, title, bins}], place telling the colour, bins of one degree from 0 to 180; `guesses` at them: [{place, title,
   * deg, hump(total): bins of one degree}], drawn as lines; without runs alone. While it `moves` the axis does not flicker; at
   * rest it is that of what is shown, whatever was before.
   */
  set(runs, guesses = [], moves = false) {
    this.domain = domainFor(runs, guesses, moves ? this.domain : 0);
    const { x } = this.frame;
    const shown = runs.map(({ bins }) => foldBeyond(bins, this.domain));
    const humps = guesses.map(({ hump }) => foldBeyond(hump(runs.length ? sum(runs[0].bins) : 1), this.domain));
    const tallest = Math.max(...(shown.length ? [1, ...shown.flat()] : humps.flat()));
    const y = linear(0, tallest, BASE, TOP);
    this.root.replaceChildren(
      ...shown.map((bins, i) => svg('path', {
        class: 'bar', fill: runColour(runs[i].place), stroke: runColour(runs[i].place), d: stepsPath(bins, x, y, BASE),
      })),
      ...humps.map((bins, i) => svg('path', { class: 'guessed', stroke: runColour(guesses[i].place), d: stepsPath(bins.map((count) => Math.min(count, tallest)), x, y, BASE) })),
      svg('line', { class: 'grid', x1: 8, x2: END, y1: BASE, y2: BASE }),
      ...baseAxis(ticks(0, this.domain, 6), x, BASE, (deg) => `${deg}°`),
      ...directLabels(labelsFor(runs, shown, x, y), 14, [TOP + 8, BASE - 4]));
    if (this.domain < 180 && runs.length) this.root.append(...this.beyond(runs));
    setLabel(this.root, runs.length ? inWords(runs) : say('guess.area'));
  }

  /** The last bar stands for all that is beyond the axis; its count is said for each run. */
  beyond(runs) {
    const names = shortNames(runs.map(({ title }) => title));
    const counts = runs.map(({ bins }, i) => say('angles.beyond.item', names[i], sum(bins.slice(this.domain))));
    const parts = [say('angles.beyond', this.domain, counts[0]), ...counts.slice(1)];
    return linesOf(parts, say('list.comma'), IN_A_LINE).map((line, i) => svg('text', { class: 'axis beyond', x: END, y: TOP + 4 + 13 * i, 'text-anchor': 'end' }, line));
  }
}

/** The smallest of a few ranges that holds 97 % of every run, and all guesses; wider at once, narrower only when clearly enough. */
function domainFor(runs, guesses, current) {
  if (!runs.length) return FOR_GUESSES;
  const needed = Math.max(...runs.map(({ bins }) => binQuantile(bins, 0.97) || 0), ...guesses.map(({ deg }) => deg));
  const fits = DOMAINS.find((deg) => deg >= needed) ?? 180;
  return fits < current && needed > fits * 0.9 ? current : fits;
}

/** What lies beyond the range is counted in its last bar. */
function foldBeyond(bins, domain) {
  const kept = Array.from(bins.slice(0, domain));
  kept[domain - 1] += sum(bins.slice(domain));
  return kept;
}

/** Labels at half the height of each run's tallest bar, to the right of where its bars fall below that, or where they fit. */
function labelsFor(runs, shown, x, y) {
  const halves = shown.map((bins) => 0.55 * Math.max(...bins.slice(0, -1)));
  const rights = shown.map((bins, i) => x(bins.slice(0, -1).findLastIndex((count) => count >= halves[i]) + 1) + 5);
  const names = fittingNames(runs.map(({ title }) => title), rights.map((right) => Math.max(WIDTH / 2, END - right)));
  return runs.map(({ place }, i) => {
    const fits = rights[i] + widthOf(names[i]) <= END;
    return {
      x: fits ? rights[i] : END, y: y(halves[i]) + 2, text: names[i], colour: runColour(place), anchor: fits ? 'start' : 'end', strong: true,
    };
  });
}

function inWords(runs) {
  const items = runs.map(({ title, bins }) =>
    say('angles.item', title, fixed(binQuantile(bins, 0.5), 0), fixed(binQuantile(bins, 0.95), 0)));
  return say('angles.label', items.join('; '));
}
