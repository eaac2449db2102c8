// What elements whose pictures move have in common: while they are on a page they are drawn with every frame, in the
// colours that the page has by then.

import { palette } from '../view/dom.js';

const onPage = new Set();
let colours;
let asked;

function draw(now) {
  colours ??= palette();
  for (const element of onPage) element.frame(now, colours);
  asked = onPage.size ? requestAnimationFrame(draw) : undefined;
}

function recolour() {
  colours = undefined;
  for (const element of onPage) element.recolour();
}

/** All of them at once, in the colours of this moment: for paper, which waits for no frame. */
export function drawNow() {
  recolour();
  const colours = palette();
  for (const element of onPage) element.frame(performance.now(), colours);
}

new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ['data-theme'] });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);

/** Whoever extends it draws itself in `frame(now, palette)`, and once more after `recolour()`. */
export class MovingElement extends HTMLElement {
  connectedCallback() {
    onPage.add(this);
    asked ??= requestAnimationFrame(draw);
  }

  disconnectedCallback() {
    onPage.delete(this);
  }

  /** Tells whoever listens, with what they need to know. */
  tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
