// Everybody enrolled, nearest first, against the threshold; and the decision in words.

import * as api from '../../app/api.js';
import { degrees } from '../../lib/format.js';
import { h, say } from '../../view/dom.js';

const MOST_SHOWN = 5;
const WIDEST_DEG = 120;

/** Candidates: [{id, name, picture, angleDeg}], nearest first. */
export function showRanking(host, candidates, thresholdDeg) {
  host.replaceChildren(...candidates.slice(0, MOST_SHOWN).map((one, place) => row(one, place, thresholdDeg)));
}

function row({ id, name, picture, angleDeg }, place, thresholdDeg) {
  const within = angleDeg <= thresholdDeg;
  const bar = h('span', { class: 'rank-bar' }, h('span', { class: 'rank-fill' }), h('span', { class: 'rank-threshold' }));
  bar.firstChild.style.width = share(angleDeg);
  bar.lastChild.style.left = share(thresholdDeg);
  return h('li', { class: within ? 'rank within' : 'rank' },
    h('span', { class: 'rank-place', textContent: place + 1 }),
    h('img', { src: api.galleryPicture(id, picture), alt: '', width: 36, height: 36 }),
    h('span', { class: 'rank-name', textContent: name }),
    bar,
    h('span', { class: 'rank-angle', textContent: degrees(angleDeg) }));
}

const share = (deg) => `${Math.min(100, (100 * deg) / WIDEST_DEG)}%`;

/** What the door says: {name or null, sentence}. */
export function decision(candidates, thresholdDeg) {
  const [nearest] = candidates;
  if (!nearest) return { name: null, sentence: say('identify.nobody') };
  const at = degrees(nearest.angleDeg);
  return nearest.angleDeg <= thresholdDeg
    ? { name: nearest.name, sentence: say('identify.known', at, degrees(thresholdDeg)) }
    : { name: null, sentence: say('identify.unknown.why', nearest.name, at, degrees(thresholdDeg)) };
}
