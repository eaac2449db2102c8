// Small helpers to make elements and to say things in the page's language.

import { fill } from '../lib/format.js';

const SVG = 'http://www.w3.org/2000/svg';

/** The data the server put into the page: {lang, messages, defaultSpec, …}. */
export const boot = JSON.parse(document.getElementById('boot')?.textContent || '{}');

/** Whether who looks may manage what is kept here; what they may not do has the class `owners`, and is not shown. */
export const isOwner = document.documentElement.dataset.role !== 'visitor';

/** A sentence in the page's language; the key itself when the server has none. */
export function say(key, ...args) {
  return fill(boot.messages?.[key] ?? key, ...args);
}

/** Sentences one after the other, those there are; Chinese ones need no space between them. */
export const inARow = (...sentences) => sentences.filter(Boolean).join(boot.lang === 'zh' ? '' : ' ');

/** What went wrong, in a sentence: the server's own, or that it cannot be reached. */
export const inWords = (error) => (error.network ? say('error.network') : error.message);

export const byId = (id) => document.getElementById(id);

/** Pictures below an element that have not come yet are asked for no more. */
export function stopLoading(host) {
  for (const image of host.querySelectorAll('img')) if (!image.complete) image.removeAttribute('src');
}

/** Sets an element's text, unless it says so already: live regions would be read out again. */
export function setText(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

/** A finger that begins on a part of a picture moves that and no page; within a picture `touch-action` is not heard. */
export function keepFinger(part, mayMove = () => true) {
  part.addEventListener('touchstart', (event) => event.cancelable && mayMove(event) && event.preventDefault(), { passive: false });
}

/** An HTML element: properties by name, `aria-`/`data-` and other attributes too, then children. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.startsWith('aria')) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** An SVG element with attributes and children. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat());
  return element;
}

/** A point list as path data: M x y L x y … */
export function pathData(points) {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** Calls `action` once things have been quiet for some milliseconds. */
export function debounce(action, quietMs) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), quietMs);
  };
}

/** Whether the page is dark now: the reader's choice, else the system's. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The colours a canvas needs, read once from the style sheet. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return { dark: isDark(), ink: colour('ink'), soft: colour('soft'), line: colour('ring'), card: colour('card'), accent: colour('accent') };
}

export const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Colours of the runs; the style sheet has one per place, light and dark. */
export const runColour = (run) => `var(--run${run})`;
