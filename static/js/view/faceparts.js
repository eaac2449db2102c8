// Small parts of /faces in the page: a face, its card, its neighbours, the traits that were learned.

import { PERCENT, fixed, percent } from '../lib/format.js';
import { READABLE, bestRead } from '../lib/learned.js';
import { boot, byId, h, say } from './dom.js';
import { placeBeside } from './card.js';

const MOST_PEOPLE = 12;
const MOST_COMMON = 4;
const MOST_TRAITS = 5;
const NAMED_TRAITS = 3;

/** One face of a crowd as a picture of its own. */
function faceImage({ sheet, persons, names }, index, side) {
  const canvas = h('canvas', { class: 'face', width: 2 * side, height: 2 * side, role: 'img', 'aria-label': say('faces.face', names[persons[index]]) });
  canvas.style.width = canvas.style.height = `${side}px`;
  if (!sheet) return canvas;
  const { image, tile, columns } = sheet;
  const g = canvas.getContext('2d');
  g.imageSmoothingQuality = 'high';
  g.drawImage(image, (index % columns) * tile, Math.floor(index / columns) * tile, tile, tile, 0, 0, 2 * side, 2 * side);
  return canvas;
}

/** The card of one face, or of two with the angle between them. */
export function showFaceCard(crowd, indices, lines, where) {
  const card = byId('face-card');
  card.replaceChildren(
    ...indices.map((index) => faceImage(crowd, index, 72)),
    h('div', {}, h('p', { class: 'card-title', textContent: indices.map((index) => crowd.name(index)).join(' · ') }),
      lines.map((text) => h('p', { class: 'card-line', textContent: text }))));
  card.hidden = false;
  placeBeside(card, where);
}

/** The card goes on with its face. */
export function moveFaceCard(where) {
  placeBeside(byId('face-card'), where);
}

export function hideFaceCard() {
  byId('face-card').hidden = true;
}

/** The picked face and those nearest to it: {index, deg}; the same person's carry a tick, others a cross. */
export function showPicked(crowd, index, neighbours, pick) {
  const own = crowd.persons[index];
  const right = neighbours.filter((one) => crowd.persons[one.index] === own).length;
  byId('picked').replaceChildren(
    h('figure', { class: 'picked-face' }, faceImage(crowd, index, 84), h('figcaption', { textContent: crowd.name(index) })),
    h('div', { class: 'picked-text' },
      h('p', { class: 'hint', textContent: say('faces.picked.of', neighbours.length, right) }),
      h('ol', { class: 'neighbours' }, neighbours.map((one) => neighbour(crowd, one, own, pick)))));
}

function neighbour(crowd, { index, deg }, own, pick) {
  const same = crowd.persons[index] === own;
  return h('li', {}, h('button', {
    type: 'button', class: same ? 'neighbour same' : 'neighbour', onclick: () => pick(index),
    'aria-label': say(same ? 'faces.neighbour.same' : 'faces.neighbour.other', crowd.name(index), fixed(deg, 0)),
  }, faceImage(crowd, index, 48), h('span', { textContent: `${fixed(deg, 0)}° ${same ? '✓' : '✗'}` })));
}

/**
 * Who was circled, the most often first, and what the circled faces have in common more than the others: rows of
 * lib/incommon.js, or undefined when there is nothing to compare.
 */
export function showCircled(crowd, indices, common) {
  const counts = new Map();
  for (const index of indices) counts.set(crowd.persons[index], (counts.get(crowd.persons[index]) ?? 0) + 1);
  const people = [...counts].sort(([, a], [, b]) => b - a);
  const item = ([person, here]) => {
    const all = crowd.persons.filter((one) => one === person).length;
    const words = say('faces.circled.person', crowd.names[person], here, all);
    return h('li', { title: words, 'aria-label': words }, faceImage(crowd, crowd.faceOf(person), 48), h('span', { textContent: `${here} / ${all}` }));
  };
  byId('circled').replaceChildren(
    h('p', { class: 'hint', textContent: say('faces.circled.who', indices.length, people.length) }),
    h('ul', { class: 'neighbours' }, people.slice(0, MOST_PEOPLE).map(item)),
    ...(people.length > MOST_PEOPLE ? [h('p', { class: 'hint', textContent: say('faces.circled.more', people.length - MOST_PEOPLE) })] : []),
    ...sharedWords(crowd, common));
}

function sharedWords(crowd, common) {
  if (!crowd.conditions.length || !common) return [];
  if (!common.length) return [h('p', { class: 'hint', textContent: say('faces.circled.nothing') })];
  return [h('p', { class: 'hint', textContent: say('faces.circled.common') }),
    h('ul', { class: 'common' }, common.slice(0, MOST_COMMON).map((row) => h('li', { textContent: commonWords(row) })))];
}

/** "turned: 23° on average, elsewhere −1°", "glasses: 92 %, elsewhere 18 %". */
function commonWords({ column, here, elsewhere, value }) {
  const { label, kind, min, max, unit, texts } = column;
  if (kind === 'choice') return say('faces.circled.choice', label, texts[value], percent(here), percent(elsewhere));
  if (kind === 'switch') {
    const [yes, no] = column.shares[value] ? [here, elsewhere] : [1 - here, 1 - elsewhere];
    return say('faces.circled.switch', label, percent(yes), percent(no));
  }
  const inUnits = (share) => `${fixed(min + share * (max - min), unit ? 0 : 2)}${unit}`;
  return say('faces.circled.measure', label, inUnits(here), inUnits(elsewhere));
}

/** The words best read off first in a sentence, then as bars; the rest unfolds. Traits: {label, choice, value, chance}. */
export function showLearned(traits) {
  const sorted = bestRead(traits);
  const bars = (some) => h('dl', { class: 'traits' }, some.map((trait) => traitRow(trait, trait.above)));
  const rest = sorted.slice(MOST_TRAITS);
  byId('learned').replaceChildren(
    h('p', { class: 'learned-story', textContent: learnedStory(sorted) }), bars(sorted.slice(0, MOST_TRAITS)),
    ...(rest.length ? [h('details', { class: 'more' }, h('summary', { textContent: say('faces.learned.rest', rest.length) }), bars(rest))] : []),
    h('p', { class: 'hint', textContent: say('faces.learned.how') }));
}

/** What it learned, in a sentence: which words can be read off, and of how many. */
function learnedStory(sorted) {
  const read = sorted.filter(({ above }) => above >= READABLE).length;
  const best = sorted.slice(0, Math.min(NAMED_TRAITS, read)).map(({ label }) => label);
  if (!best.length) return say('faces.learned.nothing', sorted.length);
  return say('faces.learned.story', new Intl.ListFormat(boot.lang).format(best), read, sorted.length);
}

function traitRow({ label, choice, value, chance }, share) {
  const bar = h('span', { class: 'trait-bar' });
  bar.style.setProperty('--share', `${100 * share}%`);
  const words = choice ? say('faces.trait.choice', percent(value), percent(chance)) : say('faces.trait.measure', fixed(value, 2));
  return h('div', { title: words }, h('dt', { textContent: label }),
    h('dd', {}, bar, h('span', { class: 'trait-value', textContent: choice ? `${fixed(100 * value, 0)}${PERCENT}` : say('faces.trait.value', fixed(Math.max(0, value), 2)) })));
}

/** Sets the numbers under the picture: [[value, name], …]. */
export function showFigures(items) {
  byId('figures').replaceChildren(
    ...items.map(([value, name]) => h('div', {}, h('dt', { textContent: name }), h('dd', { textContent: value }))));
}
