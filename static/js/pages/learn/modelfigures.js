// Live figures of a kept face model: one threshold, a door with many people behind it, what spoils a photograph, and a duel.

import * as api from '../../app/api.js';
import { Models } from '../../app/models.js';
import { count, degrees } from '../../lib/format.js';
import { expectedFalseIdentification } from '../../lib/openset.js';
import { PairSet, unpack } from '../../lib/pairset.js';
import { rate } from '../../lib/rates.js';
import { Threshold } from '../../lib/threshold.js';
import { Causes } from '../../view/causes.js';
import { boot, h, inARow, inWords, say } from '../../view/dom.js';
import { Portraits } from '../../view/portraits.js';
import '../../widgets/threshold.js';

const GALLERIES = [1, 10, 100, 1000, 10_000, 100_000];

let asked;

/** The face model that decides, and all pairs of people it has never seen; `waits(share)` hears while one is being made. */
function faceModel(waits) {
  asked ??= new Promise((resolve, reject) => {
    const changed = () => models.current && resolve(models.current);
    const models = new Models({ changed, training() {}, starter: waits, trouble: reject });
    models.load().catch(reject);
  }).then(async (model) => {
    const data = unpack(await api.modelPairs(model.id));
    return { model, data, pairs: new PairSet(data) };
  });
  return asked;
}

/** What these figures have in common: they wait for a model, and say so. */
class ModelFigure {
  constructor(host, figure, ended) {
    this.ended = ended;
    this.isHeld = false;
    this.body = h('div', { class: 'model-figure' });
    this.where = h('p', { class: 'hint live-state', role: 'status' });
    host.append(this.body, this.where);
  }

  load() {
    return (this.loading ??= this.open());
  }

  async open() {
    this.where.textContent = say('learn.model.asking');
    try {
      const known = await faceModel((share) => {
        if (share !== null) this.where.textContent = say('learn.model.waiting', rate(share));
      });
      this.where.textContent = say('learn.model', known.model.title, count(known.pairs.count));
      await this.fill(known);
      if (!this.isHeld) this.release();
    } catch (error) {
      this.where.textContent = inWords(error);
    }
  }

  hold() {
    this.isHeld = true;
    this.body.hidden = true;
  }

  release() {
    this.isHeld = false;
    this.body.hidden = false;
    if (this.facts) this.ended(this.facts);
  }
}

const nextFrame = (action) => requestAnimationFrame(action);

/** Two histograms and a threshold that is dragged: the phone. */
export class PairsFigure extends ModelFigure {
  fill({ data, pairs }) {
    this.threshold = new Threshold(data.eerAngleDeg, nextFrame);
    const chart = h('fs-threshold', { class: 'chart' });
    const rows = h('dl', { class: 'figures' });
    this.body.replaceChildren(chart, rows);
    chart.follow(this.threshold);
    chart.set(pairs);
    this.threshold.listen((deg) => {
      const { falseAccepts, falseRejects, far, frr } = pairs.at(deg);
      rows.replaceChildren(
        figure(rate(far), say('learn.letIn', count(falseAccepts), count(pairs.differents))),
        figure(rate(frr), say('learn.turnedAway', count(falseRejects), count(pairs.sames))));
    });
    this.facts = { pairs };
  }
}

const figure = (value, name) => h('div', {}, h('dt', {}, name), h('dd', {}, value));

/** The same threshold, where one face is compared with many people. */
export class DoorFigure extends ModelFigure {
  fill({ data, pairs }) {
    this.threshold = new Threshold(data.eerAngleDeg, nextFrame);
    this.size = GALLERIES[2];
    const chart = h('fs-threshold', { class: 'chart' });
    const words = h('p', { class: 'door-words', role: 'status' });
    const buttons = GALLERIES.map((size) => h('button', { type: 'button', 'data-size': size, onclick: () => choose(size) }, count(size)));
    const tell = () => {
      const { far } = pairs.at(this.threshold.angleDeg);
      words.textContent = say('learn.door', degrees(this.threshold.angleDeg), rate(far), count(this.size), rate(expectedFalseIdentification(far, this.size)));
    };
    const choose = (size) => {
      this.size = size;
      for (const button of buttons) button.setAttribute('aria-pressed', String(Number(button.dataset.size) === size));
      tell();
    };
    this.body.replaceChildren(chart,
      h('div', { class: 'door-sizes' }, h('span', { class: 'hint' }, say('learn.door.enrolled')), h('div', { class: 'segmented', role: 'group', 'aria-label': say('learn.door.enrolled') }, ...buttons)),
      words);
    chart.follow(this.threshold);
    chart.set(pairs);
    this.threshold.listen(tell);
    choose(this.size);
    this.facts = { pairs };
  }
}

/** The causes of an answer: [{key, same, different}]. */
const trials = (found) => found.causes.map((key) => ({ key, same: found[`same-${key}`], different: found[`different-${key}`] }));

/** One spoiling at a time; its question is about the causes themselves, so it can be asked only when they are here. */
export class CausesFigure extends ModelFigure {
  async fill({ model, data }) {
    const found = unpack(await api.modelCauses(model.id));
    const causes = trials(found);
    const name = (image) => say('decide.causes.example', say(`decide.cause.${found.causes[Math.floor(image / found.examples)]}`));
    const portraits = new Portraits({ url: api.modelCauseFaces(model.id), ...found.faces }, name);
    const threshold = new Threshold(data.eerAngleDeg, nextFrame);
    const table = h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': say('decide.causes') });
    this.body.replaceChildren(h('p', { class: 'hint' }, say('learn.causes', degrees(threshold.angleDeg), found.people, found.shots)), table);
    new Causes(table, threshold).set(causes, (i) => Array.from({ length: found.examples }, (_, k) => portraits.make(i * found.examples + k, 40)));
    const spoilt = causes.filter(({ key }) => key !== 'none');
    this.choices = spoilt.map(({ key }) => say(`decide.cause.${key}`));
    const refused = ({ same }) => same.filter((deg) => deg > threshold.angleDeg).length / same.length;
    this.facts = { rates: spoilt.map(refused) };
  }
}

/** Real photographs by what their files say is different, each against the same person's normal one. */
export class PhotographsFigure extends ModelFigure {
  async open() {
    if (boot.photographs) await super.open();
    else this.where.textContent = say('learn.photographs.absent');
  }

  async fill({ model }) {
    const found = unpack(await api.modelPhotographs(model.id));
    if (!found.causes.length) {
      this.where.textContent = say('learn.photographs.absent');
      return;
    }
    this.where.textContent = say(`learn.photographs.model.${model.learnt}`, model.title);
    const causes = trials(found);
    const angles = causes.map(({ same }) => degrees(same.at(-1)));
    const name = (image) => {
      const i = Math.floor(image / found.examples);
      return image % found.examples ? say('learn.photographs.worst', say(`decide.cause.${causes[i].key}`), angles[i]) : say('learn.photographs.normal');
    };
    const portraits = new Portraits({ url: api.modelPhotographFaces(model.id), ...found.faces }, name);
    const table = h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': say('learn.photographs.table') });
    const twins = found.twins && say('learn.photographs.twins', found.twins);
    this.body.replaceChildren(
      h('p', { class: 'hint' }, say('learn.photographs', found.people, degrees(found.limitDeg), found.letIn, found.strangers)), table,
      h('p', { class: 'live-caption' }, inARow(say('learn.photographs.reading'), twins)));
    new Causes(table, new Threshold(found.limitDeg, nextFrame)).set(causes,
      (i) => Array.from({ length: found.examples }, (_, k) => portraits.make(i * found.examples + k, 46)), say('learn.photographs.label'));
  }
}

/** Who are paired: the first of each pair, its shot, and the shot of the same person, or none for whoever looks most alike. */
const DUELS = [[1_000_003, 1, 4], [1_000_011, 2, null], [1_000_020, 3, 7], [1_000_032, 5, null], [1_000_041, 6, 2], [1_000_055, 1, null]];

/** Two photographs at a time: one person or two? The reader answers first, then the model. */
export class DuelFigure extends ModelFigure {
  async fill({ model, data }) {
    this.limit = data.eerAngleDeg;
    this.model = model;
    this.score = { reader: 0, machine: 0 };
    this.pairs = await Promise.all(DUELS.map((one) => this.pair(one)));
    this.next(0);
  }

  async pair([person, shot, other]) {
    const first = `person=${person}&shot=${shot}`;
    const second = other === null
      ? `person=${(await api.lookalike(this.model.id, { paper: `person=${person}` }, 0)).person}&shot=${shot + 1}` : `person=${person}&shot=${other}`;
    return { faces: [first, second], isSame: other !== null };
  }

  next(at) {
    const { reader, machine } = this.score;
    if (at === this.pairs.length) {
      const verdict = h('p', { class: 'verdict', tabIndex: -1 }, say('learn.duel.end', reader, machine, at));
      this.body.replaceChildren(verdict);
      verdict.focus();
      return;
    }
    const { faces } = this.pairs[at];
    const said = h('p', { class: 'duel-said', role: 'status' });
    const buttons = [[true, 'same'], [false, 'different']].map(([guess, key]) =>
      h('button', { type: 'button', onclick: () => this.answer(at, guess, said, buttons) }, say(`learn.duel.${key}`)));
    this.body.replaceChildren(
      h('p', { class: 'hint' }, say('learn.duel.of', at + 1, this.pairs.length, reader, machine)),
      h('div', { class: 'duel-faces' }, ...faces.map((face, i) => h('img', { src: `/api/paper/face.png?size=256&${face}`, width: 200, height: 200, alt: say('learn.duel.face', i + 1) }))),
      h('div', { class: 'live-bar' }, ...buttons), said);
    if (at) buttons[0].focus(); // the button that was pressed is gone
  }

  /** Of the two buttons one was pressed; what it says counts once the model has answered, else it may be pressed again. */
  async answer(at, guess, said, buttons) {
    const pressed = buttons[guess ? 0 : 1];
    for (const button of buttons) button.disabled = true;
    const { faces, isSame } = this.pairs[at];
    try {
      const { angleDeg } = await api.compare(this.model.id, { paper: faces[0] }, { paper: faces[1] });
      const machine = angleDeg <= this.limit;
      this.score.reader += guess === isSame ? 1 : 0;
      this.score.machine += machine === isSame ? 1 : 0;
      const right = (isRight) => say(isRight ? 'learn.duel.right' : 'learn.duel.wrong');
      said.textContent = say('learn.duel.said', say(isSame ? 'learn.duel.same' : 'learn.duel.different'), right(guess === isSame), degrees(angleDeg), degrees(this.limit), right(machine === isSame));
      const next = h('button', { type: 'button', class: 'train', onclick: () => this.next(at + 1) }, say('learn.duel.next'));
      said.append(' ', next);
      next.focus();
    } catch (error) {
      said.textContent = inWords(error);
      for (const button of buttons) button.disabled = false;
      pressed.focus();
    }
  }
}

