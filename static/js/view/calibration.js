// A threshold chosen on half of the people and tried on the other half.

import { degrees } from '../lib/format.js';
import { rate, roundRate, wilson } from '../lib/rates.js';
import { h, say } from './dom.js';

/** `calibration`: the server's {people: [chosen, tested], rows: [{wanted, angleDeg, falseAccepts, differents, falseRejects, sames}]}. */
export function fillCalibration(host, { people, rows }, threshold) {
  const head = ['wanted', 'angle', 'far', 'frr'].map((key) => h('th', { scope: 'col' }, say(`decide.calibration.${key}`)));
  host.replaceChildren(
    h('p', { class: 'hint' }, say('decide.calibration.how', people[0], people[1])),
    h('table', { class: 'targets' }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows.map((row) => h('tr', {},
      h('th', { scope: 'row' }, roundRate(row.wanted)),
      h('td', {}, h('button', { type: 'button', class: 'plain strong', onclick: () => threshold.set(row.angleDeg), 'aria-label': say('decide.goto', degrees(row.angleDeg)) }, degrees(row.angleDeg))),
      h('td', {}, rate(row.falseAccepts / row.differents), h('small', {}, ` ${interval(row)}`)),
      h('td', {}, rate(row.falseRejects / row.sames)))))));
}

function interval({ falseAccepts, differents }) {
  const { low, high } = wilson(falseAccepts, differents);
  return say('decide.interval', rate(low), rate(high));
}
