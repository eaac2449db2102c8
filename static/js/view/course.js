// The changes in the course of the selected run, one a line: each can come at another batch, or be taken away.

import { byId, h, say } from './dom.js';

export class Course {
  /** `on`: {move(index, at), remove(index)}. */
  constructor(on) {
    this.on = on;
    this.list = byId('course');
  }

  /** `changes`: [{at, words}] as the server describes them; `at` is null where a stage follows when all before is over. */
  show(changes) {
    byId('course-box').hidden = !changes.length;
    const hadFocus = [...this.list.querySelectorAll('input, button')].indexOf(document.activeElement);
    this.list.replaceChildren(...changes.map((change, index) => this.line(change, index)));
    if (hadFocus >= 0) ([...this.list.querySelectorAll('input, button')][hadFocus] ?? byId('train')).focus();
  }

  line({ at, words }, index) {
    const isStage = at === null;
    const remove = h('button', {
      type: 'button', class: 'plain', title: say('course.remove'), 'aria-label': say('course.remove.of', words), onclick: () => this.on.remove(index),
    }, h('span', { 'aria-hidden': 'true', textContent: '✕' }));
    return h('li', {}, h('span', {}, ...(isStage ? [say('course.then')] : this.when(at, index)), ' ', h('b', { textContent: words })), remove);
  }

  when(at, index) {
    const number = h('input', {
      type: 'number', min: 0, step: 1, value: at, 'aria-label': say('course.at'), onchange: () => number.value && this.on.move(index, number.value),
    });
    return [say('course.from'), ' ', number, ' ', say('course.from.after')];
  }
}
