// The switches that change how things are looked at, not what is trained.

import { byId } from '../../view/dom.js';

const BOXES = [
  { id: 'same-axes', key: 'axes', on: 'same', off: 'own' },
  { id: 'margin', key: 'margin', on: true, off: false },
  { id: 'links', key: 'links', on: true, off: false },
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
}

/** Sets the switches as the view says. */
export function showView(view) {
  for (const button of viewButtons()) button.setAttribute('aria-pressed', String(button.dataset.view === view.view));
  for (const { id, key, on } of BOXES) byId(id).checked = view[key] === on;
}
