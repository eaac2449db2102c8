// <fs-lengths>: feature lengths as strips of dots, one for all photographs and one for each condition they were taken in.
//
// Tells `point`, with {index, where (its place in the window)}, when a dot is pointed at, and `leave`.

import { PERCENT, fixed } from '../lib/format.js';
import { linear } from '../lib/scales.js';
import { pathData, h, say, svg } from '../view/dom.js';

const HIGH = 20;
const WIDE = 100;
const REACH_PX = 9;

/** Multiples of it spread evenly: dots of a strip keep out of each other's way, and lie the same at every moment. */
const GOLDEN = 0.618034;

class FsLengths extends HTMLElement {
  clear() {
    this.replaceChildren();
  }

  /** What lib/lengths.js makes of them. */
  show({ shares, rows, low, high }) {
    this.shares = shares;
    this.x = linear(low, high, 1, WIDE - 1);
    const everybody = { label: say('lengths.all'), faces: [...shares.keys()], median: 1, isBeyondChance: true };
    this.replaceChildren(h('table', {},
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col', textContent: say('lengths.shows') }),
        h('th', { scope: 'col' }, h('div', { class: 'axis' }, [low, high].map((end) => h('span', { textContent: inPercent(end) })))),
        h('th', { scope: 'col', textContent: say('lengths.change') }))),
      h('tbody', {}, [everybody, ...rows].map((row) => this.line(row)))));
  }

  line(row) {
    return h('tr', { class: row.isBeyondChance ? '' : 'pale' },
      h('th', { scope: 'row' }, row.label, h('small', { textContent: ` ${row.faces.length}` })),
      h('td', {}, this.strip(row)),
      h('td', { textContent: row.change === undefined ? '' : signed(row.change) }));
  }

  strip({ label, faces, median }) {
    const places = faces.map((index) => [this.x(this.shares[index]), 3 + (HIGH - 6) * ((index * GOLDEN) % 1)]);
    const tick = (share, name) => svg('line', { class: name, x1: this.x(share), x2: this.x(share), y1: 0, y2: HIGH });
    const strip = svg('svg', {
      viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': say('lengths.strip', label, inPercent(median)),
    }, svg('path', { class: 'dots', d: places.map((place) => `${pathData([place])}h0`).join('') }), tick(1, 'own'), tick(median, 'median'));
    const point = (event) => this.point(event, strip, faces, places);
    strip.addEventListener('pointermove', point);
    strip.addEventListener('pointerdown', point);
    strip.addEventListener('pointerleave', () => this.tell('leave'));
    return strip;
  }

  /** The dot nearest to the pointer, if one is near. */
  point({ clientX, clientY }, strip, faces, places) {
    const box = strip.getBoundingClientRect();
    const far = places.map(([x, y]) => Math.hypot(box.left + (x / WIDE) * box.width - clientX, box.top + (y / HIGH) * box.height - clientY));
    const nearest = far.indexOf(Math.min(...far));
    if (far[nearest] < REACH_PX) this.tell('point', { index: faces[nearest], where: { x: clientX, y: clientY } });
    else this.tell('leave');
  }

  tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

const inPercent = (share) => `${fixed(100 * share, 0)}${PERCENT}`;

/** −12 %, 0 % or +3 %. */
function signed(share) {
  const whole = Math.round(100 * share) || 0; // no −0
  return `${whole > 0 ? '+' : ''}${fixed(whole, 0)}${PERCENT}`;
}

customElements.define('fs-lengths', FsLengths);
