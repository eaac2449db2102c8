// The one digit followed by hand: drawn on the pad, or picked from the test digits; and the hover card.

import * as api from '../../app/api.js';
import { isLate, session, unlessLate } from '../../app/session.js';
import { aboutPoint, angleToClassDeg } from '../../lib/angles.js';
import { showCard, hideCard } from '../../view/card.js';
import { Pad } from '../../view/pad.js';
import { say } from '../../view/dom.js';

export class Digits {
  /** `on`: {changed(), trouble(error)}; `experiment` is asked for its id. */
  constructor(experiment, on) {
    this.experiment = experiment;
    this.on = on;
    this.labels = [];
    this.answer = undefined;
    this.picked = undefined;
    this.pad = new Pad({ strokes: (list) => this.send(list), random: () => this.pick(), clear: () => this.clear() });
  }

  /** The true classes of the probe digits of a data set; `who` says which people, if they are faces. */
  async load(data, who) {
    const wanted = JSON.stringify([data, who]);
    if (this.wanted === wanted) return;
    this.wanted = wanted;
    const { labels, classes } = await session.begin('probe').answer(api.probe(data, who)).catch((error) => {
      if (!isLate(error)) this.wanted = undefined;
      throw error;
    });
    Object.assign(this, { data, who, labels: Uint8Array.from(labels), names: classes, picked: undefined });
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
    this.pad.show(api.probeImage(this.data, this.who, this.picked));
    this.on.changed();
  }

  /** Where the digit is in one run: {feature | index, predicted, cls, deg}, or undefined. */
  in(run, origin) {
    const { picked } = this;
    if (picked !== undefined) return this.pickedIn(run, picked);
    if (!this.answer || !this.strokes?.length) return undefined;
    const isFresh = this.experiment.isLive && this.answeredAt >= this.experiment.moments.count;
    const fromMoment = run.drawn?.length >= run.dim && !isFresh;
    const feature = fromMoment ? run.drawn.subarray(0, run.dim) : this.answer.runs[origin]?.feature;
    if (!feature || (!fromMoment && !this.experiment.isLive)) return undefined;
    const predicted = fromMoment ? run.drawnPredicted[0] : this.answer.runs[origin].predicted;
    return { feature, predicted, cls: predicted, deg: angleToClassDeg(feature, run.dim, 0, run.directions, predicted) };
  }

  pickedIn(run, index) {
    const about = aboutPoint(run, index, this.labels[index]);
    return { index, predicted: about.predicted, cls: about.label, deg: about.ownDeg };
  }

  /** Shows the dot on planes and curve, and says what each run makes of it. */
  show(shown, panes, curve) {
    const found = shown.map(({ place, title, run, origin }) => ({ place, title, digit: this.in(run, origin) }));
    const here = found.filter(({ digit }) => digit);
    panes.list.forEach(({ plane }, place) => {
      const mine = here.find((one) => one.place === place)?.digit;
      const marks = mine ? [{ feature: mine.feature, index: mine.index, text: String(mine.predicted), kind: 'drawn' }] : [];
      if (this.hovered !== undefined && shown.length) marks.push({ index: this.hovered, kind: 'hover' });
      plane.setMarks(marks);
    });
    curve.setDots(here.map(({ place, digit }) => ({ place, deg: digit.deg, text: String(digit.predicted) })));
    if (here.length) {
      this.pad.say(here.map(({ place, title, digit }) => ({
        run: place, title, predicted: digit.predicted, deg: digit.deg.toFixed(1),
      })));
    }
  }

  hover(run, title, index, where) {
    this.hovered = index;
    const label = this.labels[index] ?? run.predicted[index];
    const about = aboutPoint(run, index, label);
    showCard(about, { index, title, names: this.names, image: api.probeImage(this.data, this.who, index) }, where);
    this.on.changed();
  }

  leave() {
    if (this.hovered === undefined) return;
    this.hovered = undefined;
    hideCard();
    this.on.changed();
  }
}
