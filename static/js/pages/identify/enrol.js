// The dialog in which somebody is enrolled, or gets another picture: generated, from a folder, or a photograph.

import * as api from '../../app/api.js';
import { isLate, session } from '../../app/session.js';
import { colleague, otherFaces } from '../../lib/visitors.js';
import { byId, h, inWords, say, setText } from '../../view/dom.js';
import { choosePhoto } from '../../app/photodialog.js';

const CHOICES = 12;

export class EnrolDialog {
  /** `sets`: names and labels of folders of people; `on`: {model() answers its id, enrolled(person), added(person)}. */
  constructor(sets, on) {
    this.sets = sets;
    this.on = on;
    this.kind = 'paper';
    this.words = { title: byId('enrol-title').textContent, save: byId('enrol-save').textContent };
    this.wire();
  }

  wire() {
    byId('enrol-data').replaceChildren(...this.sets.map(({ name, label }) => h('option', { value: name, textContent: label })));
    byId('enrol-data').onchange = () => this.choose('folder');
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

  /** Enrols somebody; or adds a picture of `person`, of the kind that those enrolled are. */
  open(person) {
    this.person = person;
    const kinds = person ? [kindOf(person)] : ['paper', ...(this.sets.length ? ['folder'] : []), 'photo'];
    this.tabs = kinds.map((kind) =>
      h('button', { type: 'button', textContent: say(`identify.source.${kind}`), 'data-kind': kind, onclick: () => this.choose(kind) }));
    byId('enrol-sources').replaceChildren(...this.tabs);
    setText('enrol-title', person ? say('identify.add.title', person.name) : this.words.title);
    setText('enrol-save', person ? say('identify.add.save') : this.words.save);
    byId('enrol-name').hidden = document.querySelector('label[for="enrol-name"]').hidden = Boolean(person);
    byId('enrol-name').value = '';
    byId('enrol-dialog').showModal();
    this.choose(kinds.includes(this.kind) ? this.kind : kinds[0]);
  }

  choose(kind) {
    this.kind = kind;
    session.end('choices');
    this.first = 0;
    this.picked = undefined;
    for (const tab of this.tabs) tab.setAttribute('aria-pressed', String(tab.dataset.kind === kind));
    byId('enrol-bar').hidden = kind === 'photo';
    byId('enrol-data').hidden = kind !== 'folder' || Boolean(this.person);
    byId('enrol-choices').hidden = kind === 'photo';
    byId('enrol-photo').hidden = true;
    byId('enrol-error').textContent = '';
    setText('enrol-seen', '');
    if (kind === 'photo') this.askForPhoto();
    else this.offer();
  }

  async askForPhoto() {
    const image = await choosePhoto();
    if (!image || this.kind !== 'photo') return;
    this.picked = { face: { image } };
    byId('enrol-photo').hidden = false;
    byId('enrol-photo').replaceChildren(h('img', { src: image, alt: say('identify.enrol.photo.alt'), width: 96, height: 96 }));
    this.go();
  }

  /** On to what is left to do: a name, or nothing. */
  go() {
    byId(this.person ? 'enrol-save' : 'enrol-name').focus();
  }

  async offer() {
    byId('enrol-error').textContent = '';
    this.picked = undefined;
    byId('enrol-choices').replaceChildren(); // what stands there belongs to somebody or somewhere else
    const { kind, person } = this;
    const turn = session.begin('choices');
    try {
      const offered = person ? this.others() : kind === 'paper' ? generated(this.first) : this.ofFolder(byId('enrol-data').value, turn);
      const faces = await turn.answer(offered);
      if (this.first >= faces.length) this.first = 0;
      const shown = faces.slice(this.first, this.first + CHOICES);
      byId('enrol-more').hidden = faces.length <= CHOICES;
      byId('enrol-choices').replaceChildren(...shown.map((face) => this.choice(face)));
      if (!shown.length) byId('enrol-error').textContent = say('identify.add.none', person.name);
    } catch (error) {
      if (!isLate(error)) byId('enrol-error').textContent = inWords(error);
    }
  }

  /** Other pictures of somebody enrolled. */
  async others() {
    const { kind, who } = this.person;
    const pictures = kind === 'paper' ? this.first + 2 * CHOICES : await api.picturesOf(kind, who);
    return otherFaces(this.person, pictures).map((face, i) => ({
      name: say('identify.add.picture', i + 1), face,
      picture: face.paper ? paperPicture(face.paper) : api.personPicture(kind, who, face.picture),
    }));
  }

  async ofFolder(folder, turn) {
    const model = this.on.model();
    const { names, seen } = await turn.answer(api.peopleOf(folder, model));
    if (model) setText('enrol-seen', say(seen ? 'identify.enrol.seen' : 'identify.enrol.unseen'));
    return names.map((name) => ({ name, face: { folder, person: name, picture: 0 }, picture: api.personPicture(folder, name) }));
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
    if (!this.person) byId('enrol-name').value ||= person.name;
    this.go();
  }

  async save() {
    if (byId('enrol-save').disabled) return; // one is under way
    if (!this.picked) {
      byId('enrol-error').textContent = say('identify.enrol.pick');
      return;
    }
    const { person } = this;
    byId('enrol-save').disabled = true;
    try {
      const saved = person
        ? await api.addPicture(person.id, this.picked.face)
        : await api.enrol(byId('enrol-name').value, this.picked.face);
      byId('enrol-dialog').close();
      if (person) this.on.added(saved);
      else this.on.enrolled(saved);
    } catch (error) {
      byId('enrol-error').textContent = inWords(error);
    } finally {
      byId('enrol-save').disabled = false;
    }
  }
}

const kindOf = ({ kind }) => (kind === 'paper' || kind === 'photo' ? kind : 'folder');

const paperPicture = (paper) => `/api/paper/face.png?size=128&${paper}`;

/** So many that there are always others to show. */
function generated(first) {
  return Array.from({ length: first + 2 * CHOICES }, (_, i) => {
    const { name, face } = colleague(i, say('identify.names'));
    return { name, face, picture: paperPicture(face.paper) };
  });
}
