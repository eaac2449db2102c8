// Why photographs fail: one spoiling at a time, and how many of the right people it turns away here.

import { degrees } from '../lib/format.js';
import { rate, wilson } from '../lib/rates.js';
import { h, say } from './dom.js';

export class Causes {
  constructor(host, threshold) {
    this.host = host;
    this.threshold = threshold;
    this.rows = [];
    threshold.listen((deg) => this.place(deg));
  }

  /**
   * `causes`: [{key, same, different}] with ascending angles in degrees; `thumbs(cause)`: example faces;
   * `what`: what the first column is called.
   */
  set(causes, thumbs, what = say('decide.causes.cause')) {
    this.rows = causes.map((cause, i) => this.row(cause, thumbs(i)));
    const head = ['', 'decide.frr', 'decide.far', 'decide.causes.median'].map((key) => h('th', { scope: 'col' }, key ? say(key) : what));
    this.host.replaceChildren(h('table', { class: 'causes' }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...this.rows.map(({ root }) => root))));
    this.place(this.threshold.angleDeg);
  }

  row(cause, faces) {
    const bar = h('span', { class: 'bar-fill' });
    const whisker = h('span', { class: 'bar-whisker' });
    const frr = document.createTextNode('');
    const interval = document.createTextNode('');
    const far = document.createTextNode('');
    const root = h('tr', { 'data-cause': cause.key },
      h('th', { scope: 'row' }, h('span', { class: 'cause-faces' }, ...faces), h('span', {}, say(`decide.cause.${cause.key}`))),
      h('td', { class: 'cause-bar' }, h('span', { class: 'bar-track', 'aria-hidden': 'true' }, bar, whisker), h('span', { class: 'cause-rate' }, h('span', {}, frr), ' ', h('small', {}, interval))),
      h('td', {}, far), h('td', {}, degrees(cause.same[cause.same.length >> 1])));
    return { root, bar, whisker, frr, interval, far, cause };
  }

  place(deg) {
    for (const { bar, whisker, frr, interval, far, cause } of this.rows) {
      const refused = cause.same.length - upTo(cause.same, deg);
      const share = refused / cause.same.length;
      const { low, high } = wilson(refused, cause.same.length);
      bar.style.width = `${100 * share}%`;
      whisker.style.left = `${100 * low}%`;
      whisker.style.width = `${100 * (high - low)}%`;
      frr.data = rate(share);
      interval.data = say('decide.interval', rate(low), rate(high));
      far.data = rate(upTo(cause.different, deg) / cause.different.length);
    }
  }
}

function upTo(ascending, deg) {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] <= deg) low = middle + 1;
    else high = middle;
  }
  return low;
}
