// The menu of comparisons that are ready to be trained: the server names them and gives their texts.

import { boot, byId, h, say } from './view/dom.js';

export class ReadyMenu {
  /** `open(text)` opens the comparison of a text. */
  constructor(open) {
    this.select = byId('ready');
    this.select.append(
      h('option', { value: '', textContent: say('faces.ready.none') }),
      ...boot.ready.map(({ key, title }) => h('option', { value: key, textContent: title })));
    this.select.onchange = () => {
      const chosen = boot.ready.find(({ key }) => key === this.select.value);
      if (chosen) open(chosen.spec);
    };
  }

  /** Shows which of them the text is, if any. */
  show(text) {
    this.select.value = boot.ready.find((one) => one.spec === text)?.key ?? '';
  }
}
