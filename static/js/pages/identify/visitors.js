// Who comes to the door: somebody enrolled as they look another day, or somebody nobody knows.

import * as api from '../../app/api.js';
import { againFace, otherShot, stranger } from '../../lib/visitors.js';

export class Visitors {
  /** `people()`: who is enrolled; `model()`: the id of the model that decides, or undefined. */
  constructor(people, model) {
    Object.assign(this, { people, model, visits: 0, days: {} });
  }

  /** Those enrolled who can come again: nobody can ask the owner of a photograph. */
  get able() {
    return this.people().filter(({ canVisit }) => canVisit);
  }

  /** Somebody enrolled; without a person one after the other. */
  async enrolled(person = this.able[this.visits % this.able.length]) {
    this.visits += 1;
    const { id, kind, who } = person;
    this.days[id] = (this.days[id] ?? 0) + 1;
    return againFace(person, this.days[id], kind === 'paper' ? undefined : await api.picturesOf(kind, who));
  }

  /**
   * Somebody nobody enrolled: of the folder the enrolled come from, while it has others, else somebody drawn; the one of
   * `before`, a face of theirs, once more.
   */
  async stranger(before = undefined) {
    this.visits += 1;
    if (before) return otherShot(before, before.paper ? this.visits : before.picture + 1);
    const folder = this.able.map(({ kind }) => kind).find((kind) => kind !== 'paper');
    const others = folder ? await this.othersOf(folder) : [];
    if (!others.length) return stranger(this.visits);
    return { folder, person: others[this.visits % others.length], picture: this.visits };
  }

  async othersOf(folder) {
    const { names } = await api.peopleOf(folder, this.model());
    const enrolled = new Set(this.people().filter(({ kind }) => kind === folder).map(({ who }) => who));
    return names.filter((name) => !enrolled.has(name));
  }
}
