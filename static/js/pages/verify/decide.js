// The panels beside and below the two faces on /verify: one threshold, linked everywhere.

import * as api from '../../app/api.js';
import { isLate, session } from '../../app/session.js';
import { Beside } from './beside.js';
import { measured } from './measured.js';
import { PairSet, unpack } from '../../lib/pairset.js';
import { Remedies } from './remedies.js';
import { fillCalibration } from '../../view/calibration.js';
import { Causes } from '../../view/causes.js';
import { h, byId, inWords, say } from '../../view/dom.js';
import { fillLfw } from '../../view/lfw.js';
import { Errors } from '../../view/errors.js';
import { marksOf, Purposes } from '../../view/purposes.js';
import { Portraits } from '../../view/portraits.js';
import { TradeOff } from '../../view/tradeoff.js';
import { Verdicts } from '../../view/verdicts.js';
import '../../widgets/threshold.js';

/** Panels whose numbers come after the others'. */
const LATER = ['gate-panel', 'causes-panel'];

/**
 * Fills `#threshold-panels` and `#errors-panels`. `threshold`: the shared Threshold. `on`: {retrain(spec) trains a run and
 * then decides with it, trouble(error), gateMoved(level) hears which quality the gate asks for, usual(id, angleDeg) hears,
 * as soon as a model's pairs are known, which threshold is its usual one: that of equal errors, beside: as Beside takes it}.
 * Answers {setModel(model or undefined), setCurrent({angleDeg, same}), showTraining(progress or null)}; `showMade` is for
 * measuring.
 */
export function openDecide(threshold, on) {
  const { trouble } = on;
  const views = build(threshold, on);
  const beside = new Beside(views.tradeOff, on.beside);
  async function setModel(model) {
    const turn = session.begin('model/pairs');
    views.waiting(model ? 'decide.waiting' : 'decide.none');
    if (!model) return;
    try {
      const data = unpack(await measured(turn, api.modelPairs, model.id));
      views.show(model, data);
      beside.setModel(model);
      const { quality } = unpack(await measured(turn, api.modelQuality, model.id));
      views.showQuality(quality);
      const causes = unpack(await measured(turn, api.modelCauses, model.id));
      views.showCauses(model, causes);
      const listed = [];
      for (const name of await turn.answer(api.listedPairs(model.id))) {
        listed.push(await turn.answer(api.lfw(model.id, name).catch((error) => ({ trouble: error.message }))));
        fillLfw(byId('lfw'), listed);
      }
    } catch (error) {
      if (isLate(error)) return;
      views.giveUp(inWords(error));
      trouble(error);
    }
  }
  /** What `setModel` does, from numbers at hand: {data, causes}. */
  function showMade({ data, causes }) {
    const model = { id: 'made' };
    views.show(model, data);
    views.showQuality(data.quality);
    views.showCauses(model, causes);
  }
  return { setModel, showMade, setCurrent: (pair) => views.histogram.setCurrent(pair), showTraining: views.showTraining };
}

/** Every panel, its views, and what fills them. */
function build(threshold, { retrain, gateMoved, usual }) {
  const right = byId('threshold-panels');
  const below = byId('errors-panels');
  right.replaceChildren(h('p', { class: 'waiting card', role: 'status' }), ...rightPanels());
  below.replaceChildren(...belowPanels());
  const histogram = byId('pair-histogram');
  histogram.follow(threshold);
  histogram.slider.id = 'threshold';
  const tradeOff = new TradeOff(byId('trade-off'), threshold);
  const verdicts = new Verdicts({ figures: byId('figures'), confusion: byId('confusion'), targets: byId('targets') }, threshold);
  const purposes = new Purposes(byId('purposes'), threshold);
  const errors = new Errors({ tabs: byId('error-tabs'), strip: byId('error-strip') }, threshold);
  const causes = new Causes(byId('causes'), threshold);
  const remedies = new Remedies(threshold, retrain, gateMoved);
  wireCurves(tradeOff);
  const panels = [...right.children, ...below.children].filter((panel) => panel.matches('.panel'));

  function waiting(key = undefined) {
    right.firstChild.hidden = !key;
    right.firstChild.textContent = key ? say(key) : '';
    for (const panel of panels) setBlank(panel, key === 'decide.waiting' && panel.offsetHeight > 0, Boolean(key));
  }

  function show(model, data) {
    const pairs = new PairSet(data);
    const thumbs = new Portraits({ url: api.modelFaces(model.id), ...data.faces }, (image) => data.people[data.person[image]]);
    const blank = LATER.map(byId).filter((panel) => panel.classList.contains('blank'));
    waiting();
    usual(model.id, Math.round(data.eerAngleDeg * 10) / 10);
    histogram.set(pairs);
    tradeOff.set(pairs, marksOf(data.purposes));
    verdicts.set(pairs, data);
    purposes.set(pairs, data.purposes, data.smallestFar);
    errors.set(pairs, thumbs);
    remedies.set(model, data, pairs, thumbs);
    byId('pairs-what').textContent = say(data.drawn ? 'decide.what.drawn' : 'decide.what', data.images, data.people.length);
    byId('calibration-panel').hidden = !data.calibration;
    if (data.calibration) fillCalibration(byId('calibration'), data.calibration, threshold);
    for (const panel of LATER.map(byId)) setBlank(panel, blank.includes(panel), true);
    byId('lfw-panel').hidden = true;
  }

  function showQuality(quality) {
    setBlank(byId('gate-panel'), false, false);
    remedies.setQuality(quality);
  }

  function showCauses(model, found) {
    setBlank(byId('causes-panel'), false, false);
    byId('causes-note').textContent = say(found.drawn ? 'decide.causes.how' : 'decide.causes.generated', found.people, found.shots);
    const list = found.causes.map((key) => ({ key, same: found[`same-${key}`], different: found[`different-${key}`] }));
    const thumbs = new Portraits({ url: api.modelCauseFaces(model.id), ...found.faces },
      (image) => say('decide.causes.example', say(`decide.cause.${found.causes[Math.floor(image / found.examples)]}`)));
    causes.set(list, (i) => Array.from({ length: found.examples }, (_, k) => thumbs.make(i * found.examples + k, 40)));
  }

  /** Places kept for numbers that will not come are given free; where they were waited for, it says why. */
  function giveUp(why) {
    if (!right.firstChild.hidden) right.firstChild.textContent = why;
    for (const panel of panels.filter(({ classList }) => classList.contains('blank'))) setBlank(panel, false, true);
  }

  waiting('decide.none');
  return { histogram, tradeOff, waiting, giveUp, show, showQuality, showCauses, showTraining: (progress) => remedies.showTraining(progress) };
}

/** While another model is measured, a panel keeps its place if it has one: what somebody reads does not jump. */
function setBlank(panel, isBlank, isEmpty) {
  panel.classList.toggle('blank', isBlank);
  panel.hidden = isEmpty && !isBlank;
}

function wireCurves(tradeOff) {
  const buttons = [...byId('curve-kinds').children];
  for (const button of buttons) {
    button.onclick = () => {
      tradeOff.show(button.dataset.kind);
      for (const other of buttons) other.setAttribute('aria-pressed', other === button);
    };
  }
}

const choice = (key, kind, pressed) =>
  h('button', { type: 'button', 'data-kind': kind, 'aria-pressed': String(pressed) }, say(key));

function panel(id, titleKey, ...content) {
  return h('section', { class: 'card panel', id: `${id}-panel`, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title`, textContent: say(titleKey) }), ...content);
}

function rightPanels() {
  const kinds = h('div', { class: 'segmented', id: 'curve-kinds', role: 'group', 'aria-label': say('decide.curves.kinds') },
    choice('decide.det', 'det', true), choice('decide.roc', 'roc', false));
  return [
    panel('histogram', 'decide.histogram', h('fs-threshold', { id: 'pair-histogram', class: 'chart' }), h('p', { class: 'hint', id: 'pairs-what' })),
    panel('curves', 'decide.curves', kinds, h('div', { id: 'trade-off', class: 'chart' }), besideRow(), h('dl', { id: 'figures', class: 'figures' })),
    panel('purposes', 'decide.purposes', h('div', { id: 'purposes' })),
    panel('confusion', 'decide.confusion', h('div', { id: 'confusion' }), h('div', { id: 'targets' })),
    panel('calibration', 'decide.calibration', h('div', { id: 'calibration' })),
    panel('lfw', 'decide.lfw', h('div', { id: 'lfw' })),
  ];
}

function besideRow() {
  return h('p', { class: 'beside-row' }, h('span', { class: 'key own' }), say('decide.beside.own'), h('span', { class: 'key' }),
    h('select', { id: 'beside', 'aria-label': say('decide.beside') }));
}

function belowPanels() {
  const tabs = h('div', { id: 'error-tabs', class: 'tabs', role: 'group', 'aria-label': say('decide.errors') },
    choice('decide.letIn', 'accept', true), choice('decide.turnedAway', 'reject', false));
  const strip = h('ul', { id: 'error-strip', class: 'strip', tabindex: 0, 'aria-label': say('decide.errors') });
  const errors = h('section', { class: 'card panel', id: 'errors-panel', 'aria-labelledby': 'errors-title' },
    h('h2', { id: 'errors-title', class: 'visually-hidden', textContent: say('decide.errors') }), tabs, strip);
  const remedies = h('div', { class: 'remedies' },
    panel('gate', 'decide.gate', h('div', { id: 'gate' })),
    panel('rules', 'decide.rules', h('div', { id: 'rules' })),
    panel('retrain', 'decide.retrain', h('div', { id: 'retrain' })));
  return [errors,
    panel('causes', 'decide.causes', h('p', { class: 'hint', id: 'causes-note' }), h('div', { id: 'causes', class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'causes-title' })),
    h('section', { class: 'panel', id: 'remedies-panel', 'aria-labelledby': 'remedies-title' },
      h('h2', { id: 'remedies-title', textContent: say('decide.remedies') }), remedies)];
}
