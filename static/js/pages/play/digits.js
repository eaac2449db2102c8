// The one digit followed by hand: drawn on the pad, or picked from the test digits; and the hover card.

import * as api from '../../app/api.js';
import { isLate, session, unlessLate } from '../../app/session.js';
import { aboutPoint, angleToClassDeg } from '../../lib/angles.js';
import { pointLabels } from '../../lib/pointlabels.js';
import { hideCard, moveCard, showCard } from '../../view/card.js';
import { Pad } from '../../view/pad.js';
import { say } from '../../view/dom.js';

const textOf = (data, who) => JSON.stringify([data, who]);

export class Digits {
  /** `on`: {changed(), trouble(error)}; `experiment` is asked for its id. */
  constructor(experiment, on) {
    this.experiment = experiment;
    this.on = on;
    this.labels = [];
    this.unseen = [];
    this.answer = undefined;
    this.picked = undefined;
    this.pad = new Pad({ strokes: (list) => this.send(list), random: () => this.pick(), clear: () => this.clear() });
  }

  /** The true classes of the probe digits of a data set; `who` says which digits, or which people. */
  async load(data, who) {
    if (this.areOf(data, who)) return;
    this.wanted = textOf(data, who);
    const answer = await session.begin('probe').answer(api.probe(data, who)).catch((error) => {
      if (!isLate(error)) this.wanted = undefined;
      throw error;
    });
    Object.assign(this, { data, who, picked: undefined, ...pointLabels(answer) });
  }

  /** Whether these are the digits that were asked for last. */
  areOf(data, who) {
    return this.wanted === textOf(data, who);
  }

  /** The address of the picture of a test digit. */
  imageOf(index) {
    return api.probeImage(this.data, this.who, index);
  }

  async send(strokes) {
    this.picked = undefined;
    this.strokes = strokes;
    if (!this.experiment.started) {
      this.pad.verdict([Object.assign(document.createElement('p'), { textContent: say('pad.first') })]);
      return;
    }
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    try {
      this.answer = await this.experiment.turn.answer(api.draw(this.experiment.id, strokes));
      this.answeredAt = this.experiment.moments.count;
      this.on.changed();
    } catch (error) {
      unlessLate(this.on.trouble)(error);
    }
    this.sending = false;
    if (this.again) {
      this.again = false;
      this.send(this.strokes);
    }
  }

  /** A new experiment knows nothing of the drawing yet. */
  resend() {
    this.answer = undefined;
    if (this.strokes?.length && !this.picked) this.send(this.strokes);
  }

  clear() {
    const wasDrawn = this.strokes?.length;
    Object.assign(this, { picked: undefined, answer: undefined, strokes: [] });
    if (wasDrawn && this.experiment.started) api.draw(this.experiment.id, []).catch(this.on.trouble);
    this.on.changed();
  }

  /** For those who cannot or will not draw: any of the test digits. */
  pick() {
    if (!this.labels.length) return;
    this.clear();
    this.picked = Math.floor(Math.random() * this.labels.length);
    this.pad.show(this.imageOf(this.picked));
    this.on.changed();
  }

  /**
   * Where the digit is in one run: {feature | index, predicted, cls, deg, isNewest: answered by the newest weights while an
   * earlier moment is on screen, so that it has no place there}, or undefined.
   */
  in(run, origin) {
    const { picked, answer, experiment } = this;
    if (picked !== undefined) return this.pickedIn(run, picked);
    if (!answer || !this.strokes?.length) return undefined;
    // Moments from before it was drawn hold none, or the one drawn before it.
    if (experiment.shown.index >= this.answeredAt && run.drawn?.length >= run.dim) {
      const [feature, predicted] = [run.drawn.subarray(0, run.dim), run.drawnPredicted[0]];
      return { feature, predicted, cls: predicted, deg: angleToClassDeg(feature, run.dim, 0, run.directions, predicted) };
    }
    const answered = answer.runs[origin];
    if (!answered?.feature) return undefined;
    const { feature, predicted, ownAngleDeg: deg } = answered;
    return { feature, predicted, cls: predicted, deg, isNewest: !experiment.isLive && experiment.shown.index < experiment.moments.count - 1 };
  }

  pickedIn(run, index) {
    const about = aboutPoint(run, index, this.labels[index]);
    return { index, predicted: about.predicted, cls: about.label, deg: about.ownDeg };
  }

  /** Shows the dot on planes and curve, and says what each run makes of it. */
  show(shown, panes, curve) {
    const found = shown.map(({ place, title, run, origin }) => ({ place, title, digit: this.in(run, origin) }));
    const told = found.filter(({ digit }) => digit);
    const here = told.filter(({ digit }) => !digit.isNewest);
    const read = ({ predicted }) => this.names?.[predicted] ?? String(predicted);
    panes.list.forEach(({ plane }, place) => {
      const mine = here.find((one) => one.place === place)?.digit;
      const marks = mine ? [{ feature: mine.feature, index: mine.index, text: read(mine), kind: 'drawn' }] : [];
      if (this.hovered !== undefined && shown.length) marks.push({ index: this.hovered, kind: 'hover' });
      plane.setMarks(marks);
    });
    curve.setDots(here.map(({ place, digit }) => ({ place, deg: digit.deg, text: read(digit) })));
    if (told.length) {
      const lines = told.map(({ place, title, digit }) => ({ run: place, title, predicted: read(digit), deg: digit.deg.toFixed(1) }));
      this.pad.say(lines, told.length > here.length ? say('pad.newest') : '');
    }
  }

  hover(run, title, index, where) {
    if (this.hovered === index && this.hoveredIn === run) {
      moveCard(where);
      return;
    }
    this.hovered = index;
    this.hoveredIn = run;
    const label = this.labels[index] ?? this.unseen[index - this.labels.length] ?? run.predicted[index];
    const about = aboutPoint(run, index, label);
    showCard(about, { index, title, names: this.names, image: this.imageOf(index) }, where);
    this.on.changed();
  }

  leave() {
    if (this.hovered === undefined) return;
    this.hovered = this.hoveredIn = undefined;
    hideCard();
    this.on.changed();
  }
}
