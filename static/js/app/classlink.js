// The link for a class: what is on screen, without some of the controls.

import { openCopyDialog, wireCopyDialog } from './copying.js';
import { capital } from '../lib/format.js';
import { byId, h, say } from '../view/dom.js';

/** What a teacher can leave out of a link; the names are `data-part`s. */
const PARTS = ['ready', 'recipe', 'loss', 'knobs', 'runs', 'more', 'view', 'axes', 'margin', 'draw', 'table', 'confusion', 'curve', 'angles', 'training', 'kept', 'story'];

/** The settings that are seen at once; the others go with all the training settings. */
const shownFields = (fields) => fields.filter(({ key }) => byId('shared').querySelector(`[data-part="${key}"]`));

/** The dialog; `hidden` are the names a link leaves out already, `link(hidden)` answers the address without some. */
export function wireClassLink({ fields }, hidden, link) {
  const parts = [...PARTS.map((part) => [part, say(`part.${part}`)]), ...shownFields(fields).map(({ key, label }) => [key, capital(label)])];
  const boxes = parts.map(([part]) => h('input', { type: 'checkbox', value: part, checked: !hidden.includes(part), onchange: () => show() }));
  const others = hidden.filter((name) => boxes.every(({ value }) => value !== name));
  const address = () => link([...boxes.filter(({ checked }) => !checked).map(({ value }) => value), ...others]);
  const show = () => (byId('class-field').value = address());
  const set = (isShown) => {
    for (const box of boxes) box.checked = isShown;
    show();
  };
  byId('class-parts').replaceChildren(...parts.map(([, label], i) => h('label', { class: 'check' }, boxes[i], ` ${label}`)));
  byId('class-all').onclick = () => set(false);
  byId('class-none').onclick = () => set(true);
  byId('class-link').onclick = () => openCopyDialog('class', address());
  wireCopyDialog('class');
}
