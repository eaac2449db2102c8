// The menu of what one can start from: ready comparisons and claims of the literature. Each opens with its settings,
// trained when somebody presses Train; what was measured about a claim stands beside them.

import { wireMenu } from './sharing.js';
import { boot, byId, h, say } from '../view/dom.js';

const claims = boot.claims ?? [];
const items = []; // {spec, button} of the menu

/** Marks the comparison that a text is, if it is one of them, and tells about it if it is a claim. */
export function showReady(text) {
  for (const { spec, button } of items) button.setAttribute('aria-current', String(spec === text));
  const open = claims.find(({ spec }) => spec === text);
  const place = byId('claim');
  if (!place || place.dataset.told === (open?.key ?? '')) return; // told already, perhaps being read
  place.dataset.told = open?.key ?? '';
  place.hidden = !open;
  place.replaceChildren(...(open ? told(open) : []));
}

const badge = ({ outcome, judged }) => h('span', { class: `outcome ${outcome}`, textContent: judged });

function told(claim) {
  return [
    h('b', { textContent: claim.title }), ' ', badge(claim),
    h('p', { class: 'hint', textContent: claim.text }),
    h('details', {},
      h('summary', { textContent: say('claim.measured') }),
      h('ul', {}, claim.measured.map((sentence) => h('li', { textContent: sentence }))),
      h('p', { class: 'hint', textContent: claim.how }),
      h('code', { textContent: claim.command })),
  ];
}

/** `open(spec)` hears which comparison was chosen. */
export function wireReady(open) {
  const menu = byId('ready');
  const choose = (spec) => {
    menu.open = false;
    menu.querySelector('summary').focus();
    open(spec);
  };
  const item = (kind) => (comparison) => {
    const { key, title, text, spec } = comparison;
    const button = h('button', { type: 'button', [`data-${kind}`]: key, onclick: () => choose(spec) },
      h('b', { textContent: title }), comparison.outcome ? badge(comparison) : null,
      h('span', { class: 'hint', textContent: text }));
    items.push({ spec, button });
    return h('li', {}, button);
  };
  byId('ready-list').replaceChildren(...boot.ready.map(item('ready')));
  for (const list of menu.querySelectorAll('[data-topic]')) {
    list.replaceChildren(...claims.filter(({ topic }) => topic === list.dataset.topic).map(item('claim')));
  }
  wireMenu(menu);
}
