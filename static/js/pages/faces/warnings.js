// The three ways in which a map of this kind misleads, each with a demonstration: Wattenberg, Viégas and
// Johnson, "How to Use t-SNE Effectively" (2016).

import * as api from '../../app/api.js';
import { byId, h, palette, say } from '../../view/dom.js';
import { drawDots } from '../../view/dots.js';
import { fixed } from '../../lib/format.js';

/** Which points each warning is shown with, and the perplexities to try. */
const DEMOS = {
  sizes: { which: 'sizes', perplexities: [5, 30] },
  distances: { which: 'distances', perplexities: [5, 30, 50] },
  perplexity: { which: 'noise', perplexities: [2, 5, 20] },
};

/** `trouble(error)` hears what goes wrong. */
export function wireWarnings(trouble) {
  const asked = new Map();
  const buttons = [...document.querySelectorAll('[data-warning]')];

  const fetched = (which, perplexity) => {
    const key = `${which}/${perplexity}`;
    if (!asked.has(key)) asked.set(key, api.mapDemo(which, perplexity));
    return asked.get(key);
  };

  const show = async (name, perplexity) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.warning === name));
    byId('warning-text').textContent = say(`faces.warning.${name}.text`);
    const { which, perplexities } = DEMOS[name];
    byId('demo-choices').replaceChildren(h('span', { class: 'hint', textContent: say('faces.demo.perplexity') }),
      h('span', { class: 'segmented' }, perplexities.map((value) => h('button', {
        type: 'button', 'aria-pressed': String(value === perplexity), textContent: value, onclick: () => show(name, value),
      }))));
    try {
      const demo = await fetched(which, perplexity);
      drawDots(byId('demo-truth'), demo.points, demo.groups, palette());
      drawDots(byId('demo-map'), demo.map, demo.groups, palette());
      byId('demo-truth').setAttribute('aria-label', demo.label);
      byId('demo-map').setAttribute('aria-label', say('faces.demo.label', demo.label, perplexity, fixed(demo.kl, 2)));
    } catch (error) {
      trouble(error);
    }
  };

  for (const button of buttons) button.onclick = () => show(button.dataset.warning, DEMOS[button.dataset.warning].perplexities.at(-1));
  byId('warnings-open').onclick = () => {
    byId('warnings').showModal();
    buttons[0].click();
  };
}
