// The trial on held-out people: CMC, and found against strangers let in, at every threshold and at this one.

import { count, degrees, percent } from '../../lib/format.js';
import { dirAtFar, openSetAt, openSetCurve, smallestFar } from '../../lib/openset.js';
import { rate, roundRate } from '../../lib/rates.js';
import { byId, h, inARow, say } from '../../view/dom.js';
import { drawCmc, drawOpenSet } from './charts.js';

const WISHED_FARS = [0.1, 0.01, 0.001];

export class Trial {
  /** As the server answers it: {cmc, neverSeen, looked, open: {enrolled, mated, strangers}}. */
  constructor(measured) {
    const { cmc, open } = measured;
    this.open = open;
    this.curve = openSetCurve(open);
    drawCmc(byId('cmc'), cmc);
    byId('cmc-caption').textContent = caption(measured);
    byId('threshold-hint').textContent = say(`identify.threshold.usual.${measured.usual}`,
      degrees(measured.thresholdDeg), count(open.enrolled), rate(openSetAt(measured.thresholdDeg, open).far));
    byId('open-table').replaceChildren(...tableOf(open));
  }

  showAt(thresholdDeg) {
    const now = openSetAt(thresholdDeg, this.open);
    const { enrolled, mated, strangers } = this.open;
    drawOpenSet(byId('open-set'), this.curve, smallestFar(this.open), now);
    byId('open-caption').textContent = say('identify.open.caption',
      now.found, mated.length, percent(now.dir), now.fooled, strangers.length, percent(now.far), count(enrolled));
  }
}

/** Before a trial: what it will tell, or that it is being made; numbers of the model before are gone. */
export function showNoTrial(isMeasuring) {
  for (const id of ['cmc', 'open-set', 'open-table']) byId(id).replaceChildren();
  for (const name of ['cmc', 'open']) {
    byId(`${name}-caption`).textContent = say(isMeasuring ? 'identify.measuring' : `identify.${name}.before`);
  }
}

/** What was measured, on whom, and on how many of their pictures. */
function caption({ cmc, neverSeen, looked }) {
  const { pictures, people, allPictures, allPeople } = looked;
  return inARow(
    say(neverSeen ? 'identify.cmc.caption' : 'identify.cmc.caption.seen', percent(cmc[0]), count(cmc.length)),
    pictures === allPictures
      ? say('identify.looked.all', count(pictures), count(people))
      : say('identify.looked.some', count(pictures), count(allPictures), count(people), count(allPeople)));
}

/** Found at the rates of false alarms that people ask for, as far as so many strangers can tell. */
function tableOf(open) {
  const head = ['far', 'dir', 'threshold'].map((name) => h('th', { scope: 'col', textContent: say(`identify.open.table.${name}`) }));
  const rows = WISHED_FARS.map((far) => h('tr', {}, h('th', { scope: 'row', textContent: roundRate(far) }), found(far, open)));
  return [h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows)];
}

function found(far, open) {
  if (far < smallestFar(open)) {
    return h('td', { colSpan: 2, class: 'hint', textContent: say('identify.open.unmeasurable', count(open.strangers.length)) });
  }
  const { dir, thresholdDeg } = dirAtFar(far, open);
  return [h('td', { textContent: rate(dir) }), h('td', { textContent: degrees(thresholdDeg) })];
}
