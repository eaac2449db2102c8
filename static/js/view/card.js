// The card beside a point: the digit's picture, what it is, what it is read as, its angles and length.

import { degrees, short } from '../lib/format.js';
import { byId, h, say } from './dom.js';

/** `about` as lib/angles.aboutPoint gives it; `where` the point's place in the window; `image` an address. */
export function showCard(about, { index, image, title, names }, where) {
  const card = byId('card');
  const name = (cls) => names?.[cls] ?? String(cls);
  const wrong = about.predicted !== about.label;
  const known = [
    [say('card.predicted'), name(about.predicted) + (wrong ? ` ✗ ${say('card.wrong')}` : ' ✓')],
    [say('card.own', name(about.label)), degrees(about.ownDeg)],
    [say('card.other', name(about.other.cls)), degrees(about.other.angleDeg)],
  ];
  const unseen = [
    [say('card.taken'), name(about.predicted)],
    [say('card.nearest', name(about.other.cls)), degrees(about.other.angleDeg)],
  ];
  const rows = [
    [say('card.true'), about.isUnseen ? say('card.unseen', name(about.label)) : name(about.label)],
    ...(about.isUnseen ? unseen : known),
    [say('card.length'), short(about.length)],
  ];
  card.replaceChildren(
    pictureOf(card, { src: image, alt: say('card.image', index, name(about.label)) }),
    h('div', {}, h('p', { class: 'card-title', textContent: `${title} · ${say('card.title', index)}` }),
      h('dl', {}, rows.flatMap(([term, value]) => [h('dt', { textContent: term }), h('dd', { textContent: value })]))));
  card.hidden = false;
  placeBeside(card, where);
}

/** The picture that is there already, if it is the same: another one would flicker. */
function pictureOf(card, { src, alt }) {
  const before = card.querySelector('img');
  return before?.getAttribute('src') === src ? before : h('img', { src, alt, width: 64, height: 64 });
}

/** The card goes on with its point. */
export function moveCard(where) {
  placeBeside(byId('card'), where);
}

export function hideCard() {
  byId('card').hidden = true;
}

/** Beside the point, on the side where there is room. */
export function placeBeside(card, { x, y }) {
  const { width, height } = card.getBoundingClientRect();
  const left = x + 18 + width < innerWidth ? x + 18 : x - 18 - width;
  card.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, left))}px`;
  card.style.top = `${Math.max(8, Math.min(innerHeight - height - 8, y - height / 2))}px`;
}
