// The switches that change how things are looked at, not what is trained.

import { byId, h, say } from '../../view/dom.js';

const BOXES = [
  { id: 'same-axes', key: 'axes', on: 'same', off: 'own' },
  { id: 'margin', key: 'margin', on: true, off: false },
  { id: 'links', key: 'links', on: true, off: false },
  { id: 'unseen', key: 'unseen', on: true, off: false },
  { id: 'shade', key: 'shade', on: true, off: false },
  { id: 'slope', key: 'slope', on: true, off: false },
  { id: 'force', key: 'force', on: true, off: false },
];

const viewButtons = () => document.querySelectorAll('[data-view]');

/** Tells every change as {key: value}. */
export function wireView(change) {
  for (const button of viewButtons()) button.onclick = () => change({ view: button.dataset.view });
  for (const { id, key, on, off } of BOXES) {
    byId(id).onchange = ({ target }) => change({ [key]: target.checked ? on : off });
  }
  byId('beside').onchange = ({ target }) => change({ beside: target.value || null });
  byId('side-a').onchange = byId('side-b').onchange = () => change({ side: chosenSide(byId('side-a').value, byId('side-b').value) });
}

/** Of two classes that are the same the other one gives way. */
function chosenSide(a, b) {
  if (!a) return null;
  return `${a}-${a === b ? Number(a === '0') : b}`;
}

/** Sets the switches as the view says. */
export function showView(view) {
  for (const button of viewButtons()) button.setAttribute('aria-pressed', String(button.dataset.view === view.view));
  for (const { id, key, on } of BOXES) byId(id).checked = view[key] === on;
}

/** Offers the measures that some frame, {measures}, has a number of; answers the one that is chosen. */
export function showMeasures(measures, { beside }, frames) {
  const there = measures.filter(({ key }) => frames.some((run) => Number.isFinite(run.measures[key])));
  const [usual, ...offered] = byId('beside').options;
  if (offered.map(({ value }) => value).join() !== there.map(({ key }) => key).join()) {
    byId('beside').replaceChildren(usual, ...there.map(({ key, label }) => h('option', { value: key, textContent: label })));
  }
  const chosen = there.find(({ key }) => key === beside);
  byId('beside').value = chosen?.key ?? '';
  return chosen;
}

/** The two classes whose plane is looked at, [a, b], or [] where that is not said, or there are no such classes. */
export function sideOf({ side }, classes = Infinity) {
  const pair = side?.split('-').map(Number) ?? [];
  return pair.every((cls) => cls < classes) ? pair : [];
}

/**
 * Offers what there is to see of features of a dimension: those of length 1 lie on a circle, a sphere, or in no picture, and
 * those of more than three dimensions are seen from one of many sides.
 */
export function showDimension({ dim, classes }, view, names) {
  const kind = ['circle', 'sphere'][dim - 2] ?? 'unit';
  document.querySelector('[data-view="circle"]').textContent = say(`view.${kind}`);
  const isPicture = view.view !== 'angles';
  byId('ball-legend').hidden = kind !== 'sphere' || !isPicture;
  byId('side').hidden = kind !== 'unit' || !isPicture;
  if (!byId('side').hidden) showSides(classes, sideOf(view, classes), names);
}

function showSides(classes, [a, b = a === 0 ? 1 : 0], names) {
  const texts = Array.from({ length: classes }, (_, cls) => say('side.class', names?.[cls] ?? cls));
  const [one, other] = [byId('side-a'), byId('side-b')];
  if (texts.join() !== [...other.options].map(({ textContent }) => textContent).join()) {
    const options = texts.map((textContent, value) => h('option', { value, textContent }));
    one.replaceChildren(h('option', { value: '', textContent: say('side.spread') }), ...options);
    other.replaceChildren(...options.map((option) => option.cloneNode(true)));
  }
  one.value = a ?? '';
  other.value = b;
  other.hidden = a === undefined;
}
