// LFW's protocol on a folder with pairs.txt: ten folds, accuracy with its spread, VAL at a low FAR.

import { rate } from '../lib/rates.js';
import { byId, h, say } from './dom.js';

/** `answers`: [{data, accuracy, std, folds, pairs, eer, val: [{far, val}]}], accuracy null for one fold, or {trouble}; nothing to show hides the card. */
export function fillLfw(host, answers) {
  byId('lfw-panel').hidden = !answers.length;
  host.replaceChildren(...answers.map(card));
}

function card(answer) {
  if (answer.trouble) return h('p', { class: 'hint' }, answer.trouble);
  if (answer.folds < 2) return h('p', {}, say('decide.lfw.one', answer.data, answer.pairs, rate(answer.eer)));
  return h('div', {}, h('p', {}, h('b', {}, say('decide.lfw.accuracy', (100 * answer.accuracy).toFixed(2), (100 * answer.std).toFixed(2)))),
    h('p', { class: 'hint' }, say('decide.lfw.how', answer.data, answer.pairs, answer.folds)),
    answer.val.length ? h('p', { class: 'hint' }, answer.val.map(({ far, val }) => say('decide.lfw.val', rate(far), rate(val))).join(' · ')) : null);
}
