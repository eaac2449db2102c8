// The bar at the bottom: reset, play or pause, one step, and the scrubber over all moments kept.

import { byId, h, say } from './dom.js';

export class Transport {
  /** `on`: {reset(), play(), step(), scrub(index), live()}. */
  constructor(on) {
    this.on = on;
    this.scrubber = byId('scrubber');
    for (const verb of ['reset', 'play', 'step']) byId(verb).onclick = () => on[verb]();
    for (const verb of ['play', 'step']) byId(verb).disabled = false;
    byId('live').onclick = () => on.live();
    this.scrubber.addEventListener('input', () => on.scrub(this.scrubber.valueAsNumber));
  }

  /**
   * Shows where things are: {running, started, moments, index, share, marks, isLive, clock, words, train}; `share` is how
   * much of the planned training is done, which is how far the scrubber reaches, `marks` where on it settings change,
   * [{at: 0 to 1, words}], `clock` what stands on screen, `words` what a screen reader says of the scrubber, `train` what the button that
   * plays would begin to train, or ''.
   */
  show({ running, started, moments, index, share, marks, isLive, clock, words, train }) {
    const play = byId('play');
    play.firstElementChild.textContent = running ? '❚❚' : '▶';
    const verb = train || say(running ? 'pause' : 'play');
    if (play.lastElementChild.textContent !== train) play.lastElementChild.textContent = train;
    play.setAttribute('aria-label', verb);
    play.title = verb;
    byId('reset').disabled = !started;
    this.scrubber.disabled = moments < 2;
    this.scrubber.max = Math.max(0, moments - 1);
    this.scrubber.value = index;
    this.scrubber.setAttribute('aria-valuetext', words);
    this.scrubber.style.setProperty('--filled', `${moments > 1 ? (100 * index) / (moments - 1) : 0}%`);
    this.scrubber.parentElement.style.setProperty('--trained', `${100 * share}%`);
    this.showMarks(marks);
    byId('live').hidden = isLive;
    const output = byId('clock');
    if (output.textContent !== clock) output.textContent = clock;
  }

  showMarks(marks) {
    const line = this.scrubber.parentElement;
    const old = [...line.querySelectorAll('.change-mark')];
    old.slice(marks.length).forEach((mark) => mark.remove());
    marks.forEach(({ at, words }, i) => {
      const mark = old[i] ?? h('i', { class: 'change-mark', 'aria-hidden': 'true' });
      mark.style.setProperty('--at', String(at));
      mark.title = words;
      if (!old[i]) line.append(mark);
    });
  }
}
