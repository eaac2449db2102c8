// The map on /verify: strangers and other pictures of the enrolled person around the enrolled picture, and the walk of the
// face at the door.

import * as api from '../../app/api.js';
import { session, unlessLate } from '../../app/session.js';
import { described } from '../../lib/faces.js';
import { fixed } from '../../lib/format.js';
import { latest } from '../../lib/latest.js';
import { angleDeg, centre, mapAround, nearest } from '../../lib/sphere.js';
import { byId, say, setText } from '../../view/dom.js';
import { FaceMap } from '../../view/facemap.js';
import { measured } from './measured.js';

const LONGEST_WALK = 80;
const OWN_SHOTS = 12;

export class Neighbourhood {
  /** `trouble(error)` hears of what the server refuses. */
  constructor(trouble) {
    this.map = new FaceMap(byId('map'));
    this.trouble = trouble;
    this.people = [];
    this.forget();
    this.askOwn = latest((model, face) => this.loadOwn(model, face));
  }

  forget() {
    this.middle = undefined;
    this.walk = [];
    this.own = [];
    this.degs = undefined;
  }

  /** Another model sees everybody anew. */
  async setModel(model) {
    const turn = session.begin('model/strangers');
    this.forget();
    this.people = [];
    this.map.clear();
    byId('map-box').hidden = !model;
    if (!model) return;
    await measured(turn, api.strangers, model).then(({ people }) => this.setPeople(people), unlessLate(this.trouble));
  }

  /** The strangers, [[embedding, …], …]. */
  setPeople(people) {
    this.people = people;
    this.centres = people.map(centre);
    this.show();
  }

  /** The enrolled face and the one at the door, as a model sees them; `same`: whether they are one person, null where nobody knows. */
  move(model, face, enrolled, atDoor, same) {
    this.same = same;
    if (!this.middle || angleDeg(this.middle, enrolled) > 1e-3) {
      this.forget();
      this.middle = enrolled;
      session.end('model/own');
      if (!face.photo) this.askOwn(model, face);
    }
    this.walk.push(atDoor);
    if (this.walk.length > LONGEST_WALK) this.walk.shift();
    this.show();
  }

  /** Other pictures of the enrolled person, under varied conditions. */
  async loadOwn(model, face) {
    const faces = Array.from({ length: OWN_SHOTS }, (_, shot) => described({ ...face, shot: {}, number: shot }));
    await session.begin('model/own').answer(api.embed(model, faces)).then(({ embeddings }) => {
      this.own = embeddings;
      this.show();
    }, unlessLate(this.trouble));
  }

  /** Nothing is placed anew: a dragged threshold only changes a circle and some words. */
  setThreshold(thresholdDeg) {
    this.thresholdDeg = thresholdDeg;
    if (this.degs) this.showThreshold();
  }

  show() {
    if (!this.middle || !this.people.length) return;
    const now = this.walk.at(-1);
    const towards = this.centres[nearest(this.middle, this.centres).index];
    const near = nearest(now, this.centres);
    const place = mapAround(this.middle, towards, this.centres);
    const points = this.people.flatMap((pictures, index) =>
      pictures.map((picture) => ({ ...place(picture), kind: index === near.index ? 'near' : 'far' })));
    points.push(...this.own.map((picture) => ({ ...place(picture), kind: 'own' })));
    this.degs = { door: angleDeg(this.middle, now), near: near.deg };
    this.map.set({ points, trail: this.walk.map(place) });
    this.showThreshold();
    setText('map-own', say('verify.map.own', fixed(this.degs.door, 1)));
    setText('map-near', say('verify.map.near', fixed(near.deg, 1), this.people.length));
  }

  showThreshold() {
    const { door, near } = this.degs;
    const known = Number.isFinite(this.thresholdDeg);
    const numbers = [door, near, this.thresholdDeg].map((value) => fixed(value, 1));
    this.map.setThreshold({
      thresholdDeg: known ? this.thresholdDeg : null,
      isRight: known && this.same !== null ? door <= this.thresholdDeg === this.same : undefined,
      words: say(known ? 'verify.map.words' : 'verify.map.words.noThreshold', ...numbers),
    });
  }
}
