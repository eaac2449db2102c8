// The map around the enrolled face: distance from the middle is the true angle, the circle is the threshold.

import { fixed } from '../lib/format.js';
import { chartFrame, setLabel } from './chart.js';
import { pathData, say, svg } from './dom.js';

const SIZE = 240;
const MIDDLE = SIZE / 2;
const EDGE = MIDDLE - 6;
const RINGS = [30, 60, 90];

export class FaceMap {
  constructor(host) {
    this.root = chartFrame(host, SIZE, SIZE);
    this.root.classList.add('face-map');
    this.clear();
  }

  clear() {
    this.root.replaceChildren(svg('text', { class: 'axis', x: MIDDLE, y: MIDDLE, 'text-anchor': 'middle' }, say('verify.map.empty')));
    setLabel(this.root, say('verify.map.empty'));
  }

  /** `points`: [{deg, turn, kind: 'own' | 'near' | 'far'}]; `trail`: where the face at the door has been, newest last. */
  set({ points, trail }) {
    const reach = reachOf([...points, ...trail]);
    this.radius = (deg) => (EDGE * Math.min(deg, reach)) / reach;
    const at = ({ deg, turn }) => [MIDDLE + this.radius(deg) * Math.cos(turn), MIDDLE - this.radius(deg) * Math.sin(turn)];
    this.circle = svg('circle', { class: 'threshold', cx: MIDDLE, cy: MIDDLE, r: 0, visibility: 'hidden' });
    const [x, y] = at(trail.at(-1));
    this.now = svg('circle', { class: 'now', cx: x, cy: y, r: 6 });
    this.root.replaceChildren(
      ...RINGS.filter((deg) => deg <= reach).flatMap((deg) => ring(deg, this.radius(deg))),
      ...points.map((point) => dot(at(point), point.kind)),
      this.circle,
      svg('path', { class: 'middle', d: `M${MIDDLE - 5} ${MIDDLE}h10M${MIDDLE} ${MIDDLE - 5}v10` }),
      svg('path', { class: 'trail', d: pathData(trail.map(at)) }),
      this.now);
  }

  /**
   * `thresholdDeg` or null; `isRight`: whether what it decides about the face at the door is right, undefined where nobody
   * knows; `words` tell what is seen.
   */
  setThreshold({ thresholdDeg, isRight, words }) {
    const known = thresholdDeg !== null;
    this.circle.setAttribute('visibility', known ? 'visible' : 'hidden');
    if (known) this.circle.setAttribute('r', this.radius(thresholdDeg));
    this.now.classList.toggle('right', isRight === true);
    this.now.classList.toggle('wrong', isRight === false);
    setLabel(this.root, words);
  }
}

/** Far enough for nine in ten, so that a single far point does not press the others together. */
function reachOf(points) {
  const degs = points.map(({ deg }) => deg).sort((a, b) => a - b);
  return Math.min(180, Math.max(45, 1.05 * (degs[Math.floor(0.95 * (degs.length - 1))] ?? 90)));
}

function ring(deg, r) {
  return [
    svg('circle', { class: 'ring', cx: MIDDLE, cy: MIDDLE, r }),
    svg('text', { class: 'axis', x: MIDDLE, y: MIDDLE + r - 2, 'text-anchor': 'middle' }, `${fixed(deg, 0)}°`),
  ];
}

function dot([x, y], kind) {
  if (kind !== 'near') return svg('circle', { class: `point ${kind}`, cx: x, cy: y, r: kind === 'own' ? 3 : 2 });
  return svg('path', { class: 'point near', d: `M${x} ${y - 3.4}l3.4 3.4l-3.4 3.4l-3.4 -3.4z` });
}
