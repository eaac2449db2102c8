// LFW's protocol on a folder with pairs.txt: ten folds, accuracy with its spread, VAL at a low FAR.

import { decimal } from '../lib/format.js';
import { rate } from '../lib/rates.js';
import { byId, h, say } from './dom.js';

/** `answers`: [{data, accuracy, std, folds, pairs, eer, smallestFar, val: [{far, val}], remark}], accuracy null for one fold, or {trouble}; nothing to show hides the card. */
export function fillLfw(host, answers) {
  byId('lfw-panel').hidden = !answers.length;
  host.replaceChildren(...answers.map(card));
}

function card(answer) {
  if (answer.trouble) return h('p', { class: 'hint' }, answer.trouble);
  const remark = answer.remark ? h('p', { class: 'hint' }, answer.remark) : null;
  if (answer.folds < 2) return h('div', {}, h('p', {}, say('decide.lfw.one', answer.data, answer.pairs, rate(answer.eer))), remark);
  return h('div', {}, h('p', {}, h('b', {}, say('decide.lfw.accuracy', decimal(answer.accuracy, 2, 2), decimal(answer.std, 2, 2)))),
    h('p', { class: 'hint' }, say('decide.lfw.how', answer.data, answer.pairs, answer.folds)),
    // Fewer pairs than the rule of three asks for say nothing about a rate.
    h('p', { class: 'hint' }, answer.val.filter(({ far }) => far > 0.999 * answer.smallestFar).map(({ far, val }) => say('decide.lfw.val', rate(far), rate(val))).join(' · ')), remark);
}
