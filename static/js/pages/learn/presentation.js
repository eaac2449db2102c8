// The page as slides, from heading to heading: large type, and a key for the next one.

import { byId, say } from '../../view/dom.js';

const ON = new Set(['ArrowRight', 'PageDown', ' ']);
const BACK = new Set(['ArrowLeft', 'PageUp']);

/** What has arrow keys or a space of its own. */
const TAKES_KEYS = 'input, select, button, a, canvas, [role="slider"], [tabindex="0"]';

export class Presentation {
  /** `on`: {changed(isOn) when it begins or ends, finished() after the last slide}. */
  constructor(on) {
    this.tell = on;
    this.slides = slidesOf([...byId('lesson').children]);
    this.at = 0;
    byId('present').onclick = () => this.turn(true);
    byId('end').onclick = () => this.turn(false);
    byId('on').onclick = () => this.on();
    byId('back').onclick = () => this.back();
    document.addEventListener('keydown', (event) => this.key(event));
  }

  get isOn() {
    return 'present' in document.body.dataset;
  }

  turn(isOn) {
    if (isOn) document.body.dataset.present = '';
    else delete document.body.dataset.present;
    this.show(0);
    this.tell.changed(isOn);
    byId(isOn ? 'on' : 'present').focus();
  }

  show(at) {
    this.at = at;
    document.body.toggleAttribute('data-first', this.isOn && at === 0);
    this.slides.forEach((slide, i) => slide.forEach((element) => element.classList.toggle('off', this.isOn && i !== at)));
    byId('slide').textContent = say('learn.slide', at + 1, this.slides.length);
    window.scrollTo(0, 0);
  }

  /** The next slide, or the next page after the last. */
  on() {
    if (this.at + 1 < this.slides.length) {
      this.show(this.at + 1);
      return;
    }
    this.tell.finished();
    location.assign(`${byId('next').href}${byId('next').rel ? '?present=1' : ''}`);
  }

  back() {
    if (this.at) this.show(this.at - 1);
  }

  key(event) {
    if (!this.isOn || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') this.turn(false);
    if (event.target.closest(TAKES_KEYS) && !event.target.closest('.presenter')) return;
    if (event.key === ' ' && event.target.closest('.presenter')) return;
    if (ON.has(event.key)) this.on();
    else if (BACK.has(event.key)) this.back();
    else return;
    event.preventDefault();
  }
}

/** From one heading to before the next; what comes before the first is a slide as well. */
function slidesOf(elements) {
  const slides = [];
  for (const element of elements) {
    if (element.tagName === 'H2' || !slides.length) slides.push([]);
    slides.at(-1).push(element);
  }
  return slides;
}
