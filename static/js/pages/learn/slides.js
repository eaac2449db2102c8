// The page as slides, from heading to heading, while it is presented: a key or a button goes to the next one.

import { wayOf } from '../../lib/slidekeys.js';
import { byId, say } from '../../view/dom.js';

export class Slides {
  /** `finished()` hears that the last one was left for the next page. */
  constructor(finished) {
    this.finished = finished;
    this.slides = slidesOf([...byId('lesson').children]);
    this.at = 0;
    this.isOn = false;
    byId('on').onclick = () => this.on();
    byId('back').onclick = () => this.back();
    // A button that was clicked would keep the space bar to itself.
    byId('slide').parentElement.onmousedown = (event) => event.preventDefault();
    document.addEventListener('keydown', (event) => this.key(event));
  }

  /** One at a time, or all of them: then the page stays where the presentation was. */
  turn(isOn) {
    if (this.isOn === isOn) return;
    this.isOn = isOn;
    if (isOn) document.activeElement.blur(); // the button would keep the space bar
    const wasAt = this.at;
    this.show(0);
    if (wasAt) this.slides[wasAt][0].scrollIntoView();
  }

  show(at) {
    this.at = at;
    document.documentElement.toggleAttribute('data-first', this.isOn && at === 0);
    this.slides.forEach((slide, i) => slide.forEach((element) => element.classList.toggle('off', this.isOn && i !== at)));
    byId('back').disabled = at === 0;
    byId('slide').textContent = this.isOn ? say('learn.slide', at + 1, this.slides.length) : '';
    window.scrollTo(0, 0);
  }

  /** The next slide, or the next page after the last, which is presented too. */
  on() {
    if (this.at + 1 < this.slides.length) {
      this.show(this.at + 1);
      return;
    }
    this.finished();
    const next = new URL(byId('next').href);
    if (byId('next').rel) next.search = location.search;
    location.assign(next);
  }

  back() {
    if (this.at) this.show(this.at - 1);
  }

  key(event) {
    const way = this.isOn ? wayOf(event) : 0;
    if (!way) return;
    event.preventDefault();
    if (way > 0) this.on();
    else this.back();
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
