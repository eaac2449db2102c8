// The menu of ready comparisons: each opens with its settings, trained when somebody presses Train.

import { wireMenu } from './sharing.js';
import { boot, byId, h } from '../view/dom.js';

/** Marks the comparison that a text is, if it is one of them. */
export function showReady(text) {
  for (const { key, spec } of boot.ready) {
    byId('ready-list').querySelector(`[data-ready="${key}"]`)?.setAttribute('aria-current', String(spec === text));
  }
}

/** `open(spec)` hears which comparison was chosen. */
export function wireReady(open) {
  const menu = byId('ready');
  const choose = (spec) => {
    menu.open = false;
    menu.querySelector('summary').focus();
    open(spec);
  };
  byId('ready-list').replaceChildren(...boot.ready.map(({ key, title, text, spec }) => h('li', {},
    h('button', { type: 'button', 'data-ready': key, onclick: () => choose(spec) },
      h('b', { textContent: title }), h('span', { class: 'hint', textContent: text })))));
  wireMenu(menu);
}
