// What elements whose pictures move have in common: they are drawn frame by frame for as long as one of them moves, in the
// colours that the page has by then.

import { palette } from '../view/dom.js';

const onPage = new Set();
let colours;
let asked;

function draw(now) {
  asked = undefined;
  colours ??= palette();
  for (const element of onPage) if (element.frame(now, colours)) ask();
}

function ask() {
  asked ??= requestAnimationFrame(draw);
}

function recolour() {
  colours = undefined;
  for (const element of onPage) element.recolour();
}

/** On a sharper screen, or enlarged by the browser, they are drawn anew. */
function followTheScreen() {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
    recolour();
    followTheScreen();
  }, { once: true });
}

/** All of them at once, in the colours of this moment: for paper, which waits for no frame. */
export function drawNow() {
  recolour();
  const colours = palette();
  for (const element of onPage) element.frame(performance.now(), colours);
}

new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ['data-theme'] });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
followTheScreen();

/**
 * Whoever extends it draws itself in `frame(now, palette)`, which tells whether it goes on moving, and once more after
 * `recolour()`.
 */
export class MovingElement extends HTMLElement {
  connectedCallback() {
    onPage.add(this);
    ask();
  }

  disconnectedCallback() {
    onPage.delete(this);
  }

  /** It has something to draw. */
  ask() {
    if (onPage.has(this)) ask();
  }

  /** Tells whoever listens, with what they need to know. */
  tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
