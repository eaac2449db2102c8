// The dialog in which somebody is enrolled: a generated person, a person of a folder, or a photograph.

import * as api from '../api.js';
import { colleague } from '../lib/visitors.js';
import { byId, h, inWords, say } from '../view/dom.js';
import { choosePhoto } from '../view/photodialog.js';

const CHOICES = 12;

export class EnrolDialog {
  /** `sets`: names and labels of folders of people; `on`: {enrolled(person)}. */
  constructor(sets, on) {
    this.sets = sets;
    this.on = on;
    this.first = 0;
    this.kind = 'paper';
    this.wire();
  }

  wire() {
    const kinds = [['paper', say('identify.source.paper')], ...(this.sets.length ? [['folder', say('identify.source.folder')]] : []),
      ['photo', say('identify.source.photo')]];
    this.tabs = kinds.map(([kind, text]) =>
      h('button', { type: 'button', textContent: text, 'data-kind': kind, onclick: () => this.choose(kind) }));
    byId('enrol-sources').replaceChildren(...this.tabs);
    byId('enrol-data').replaceChildren(...this.sets.map(({ name, label }) => h('option', { value: name, textContent: label })));
    byId('enrol-data').onchange = () => this.offer();
    byId('enrol-more').onclick = () => {
      this.first += CHOICES;
      this.offer();
    };
    byId('enrol-save').onclick = () => this.save();
    byId('enrol-name').onkeydown = (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.save();
    };
  }

  open() {
    byId('enrol-error').textContent = '';
    byId('enrol-name').value = '';
    byId('enrol-dialog').showModal();
    this.choose(this.kind);
  }

  choose(kind) {
    this.kind = kind;
    for (const tab of this.tabs) tab.setAttribute('aria-pressed', String(tab.dataset.kind === kind));
    byId('enrol-bar').hidden = kind === 'photo';
    byId('enrol-data').hidden = kind !== 'folder';
    byId('enrol-choices').hidden = kind === 'photo';
    byId('enrol-photo').hidden = true;
    this.picked = undefined;
    if (kind === 'photo') this.askForPhoto();
    else this.offer();
  }

  async askForPhoto() {
    const image = await choosePhoto();
    if (!image || this.kind !== 'photo') return;
    this.picked = { face: { image } };
    byId('enrol-photo').hidden = false;
    byId('enrol-photo').replaceChildren(h('img', { src: image, alt: say('identify.enrol.photo.alt'), width: 96, height: 96 }));
    byId('enrol-name').focus();
  }

  async offer() {
    byId('enrol-error').textContent = '';
    try {
      const people = this.kind === 'paper' ? this.generated() : await this.ofFolder(byId('enrol-data').value);
      byId('enrol-choices').replaceChildren(...people.map((person) => this.choice(person)));
    } catch (error) {
      byId('enrol-error').textContent = error.message;
    }
  }

  generated() {
    return Array.from({ length: CHOICES }, (_, i) => {
      const { name, face } = colleague(this.first + i, say('identify.names'));
      return { name, face, picture: `/api/paper/face.png?size=128&${face.paper}` };
    });
  }

  async ofFolder(folder) {
    const { names } = await api.peopleOf(folder);
    if (this.first >= names.length) this.first = 0;
    return names.slice(this.first, this.first + CHOICES).map((name, i) => {
      const person = this.first + i;
      return { name, face: { folder, person, picture: 0 }, picture: api.personPicture(folder, person) };
    });
  }

  choice(person) {
    const button = h('button', {
      type: 'button', class: 'enrol-choice', 'aria-pressed': 'false', 'aria-label': person.name, onclick: () => this.pick(person, button),
    }, h('img', { src: person.picture, alt: '', width: 72, height: 72 }));
    return button;
  }

  pick(person, button) {
    for (const other of byId('enrol-choices').children) other.setAttribute('aria-pressed', String(other === button));
    this.picked = person;
    byId('enrol-name').value ||= person.name;
    byId('enrol-name').focus();
  }

  async save() {
    if (!this.picked) {
      byId('enrol-error').textContent = say('identify.enrol.pick');
      return;
    }
    try {
      const person = await api.enrol(byId('enrol-name').value, this.picked.face);
      byId('enrol-dialog').close();
      this.on.enrolled(person);
    } catch (error) {
      byId('enrol-error').textContent = inWords(error);
    }
  }
}
