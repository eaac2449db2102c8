// The page /play: wires the trainer and the views. Draws nothing, fetches nothing itself.

import * as api from '../../app/api.js';
import { wireClassLink } from '../../app/classlink.js';
import { KeptModels } from '../../app/keptmodels.js';
import { wireListening } from '../../app/listen.js';
import { wirePresent } from '../../app/present.js';
import { showReady, wireReady } from '../../app/ready.js';
import { unlessLate } from '../../app/session.js';
import * as sharing from '../../app/sharing.js';
import { PageState, choice, flag, pair, whole, word } from '../../app/state.js';
import { curveCaption, pastsInWords, stateInWords, storyOf } from '../../app/story.js';
import { Trainer } from '../../app/trainer.js';
import { hasCollapsed } from '../../lib/caption.js';
import { withoutPasts } from '../../lib/course.js';
import { splitComparison } from '../../lib/spec.js';
import { boot, byId, h, say, setText } from '../../view/dom.js';
import { showLegend } from '../../view/legend.js';
import { drawPlot } from '../../view/plotchart.js';
import { PsiEditor } from '../../view/psieditor.js';
import { fillTable } from '../../view/table.js';
import '../../widgets/charts.js';
import { Confusion } from './confusion.js';
import { Digits } from './digits.js';
import { Guess } from './guess.js';
import { Panes } from './panes.js';
import { showDimension, showMeasures, showView, sideOf, wireView } from './viewbar.js';

const RELOAD_MS = 1500;

const page = new PageState({
  view: choice('raw', 'circle', 'angles'), side: pair(), axes: choice('own', 'same'), margin: flag(true), links: flag(true), unseen: flag(true), force: flag(), shade: flag(), slope: flag(), beside: word(null), at: whole(), run: word(null),
  present: flag(), embed: flag(),
});
const view = page.read();
let kept;
let hush = () => {};
let editor;
let wasWarmingUp = false;
let pasts = []; // the places of runs that are still one with another

const trainer = new Trainer(page, view, boot.defaultSpec, {
  longestTweenMs: 300, settings: showSettings, moment: showMoment, state: showState, clear,
  trained: () => {
    digits.resend();
    guess.hold();
  },
  goesOn: () => guess.hold(),
});
const { experiment } = trainer;
const digits = new Digits(experiment, { changed: showDigit, trouble: sharing.trouble });
const panes = new Panes({
  select: trainer.onceOpen((run) => trainer.settings.select(run)),
  duplicate: trainer.onceOpen((run) => trainer.settings.duplicate(run)),
  remove: trainer.onceOpen((run) => trainer.settings.remove(run)),
  hover: (place, index, where) => {
    const { run, title } = shownRuns().find((one) => one.place === place);
    digits.hover(run, title, index, where);
  },
  leave: () => digits.leave(),
  turn: () => trainer.exports.show(),
  draw: (place, petals) => guess.petals.draw(place, petals),
});
const confusion = new Confusion((index) => digits.imageOf(index));
const [curve, histogram, training] = ['curve', 'angles', 'training'].map(byId);
const guess = new Guess(histogram, panes, showAngles);

/** What a title becomes where the slope of the target logit is drawn in place of it. */
const SLOPES = { target: 'slope', both: 'both.slope', loss: 'loss' };

/** The runs with something to show: {place (pane), origin (run of the experiment), title, text, run, ending}. */
const shownRuns = () => experiment.runsAt(experiment.shown, trainer.settings?.origins);

/** The same, but once where several were one at the moment shown: their pane says so. */
const shownOnce = () => withoutPasts(shownRuns());

/** What the runs on screen have been through, up to the moment shown. */
function coursesShown() {
  const shown = shownRuns();
  return {
    titles: shown.map(({ title }) => title), origins: shown.map(({ origin }) => origin),
    moments: experiment.moments.inOrder().filter(({ index }) => index <= experiment.shown?.index),
  };
}

function showSettings() {
  const { runs, titles, selected, origins, described } = trainer.settings;
  const { limits } = trainer.catalogue;
  const trained = origins.map((origin) => (experiment.shown ? experiment.runs[origin] : undefined));
  // A title alone may differ by what tells it from another run's.
  const isOther = (title, i) => trained[i] && trained[i].title !== title && trained[i].text !== described[i]?.text;
  const next = titles.map((title, i) => (isOther(title, i) ? title : ''));
  panes.setRuns(titles.map((title, i) => trained[i]?.title ?? title), next, selected, limits.runs);
  byId('add-run').hidden = runs.length >= limits.runs;
  loadDigits();
  showReady(trainer.settings.text);
  showCurves();
  showAngles();
}

/** The digits on the planes: those of what is on screen, else of what is set. */
function loadDigits() {
  const { data, whose } = digitsOf(experiment.started ? splitComparison(experiment.text)[0] : trainer.settings.runs[0]);
  digits.load(data, whose).then(() => {
    panes.setLabels(digits.labels, digits.names, digits.slots, digits.unseen);
    showUnseen();
    showAngles();
    confusion.show(shownRuns(), digits);
  }, unlessLate(sharing.trouble));
}

/** Offers to leave out the digits never trained on, and names them, where there are any. */
function showUnseen() {
  const isThere = shownRuns().some(({ run }) => run.unseen.length) && digits.unseen.length > 0;
  byId('unseen').parentElement.hidden = !isThere;
  showLegend(byId('legend'), isThere && view.unseen ? digits : undefined);
}

/** The test digits of a run: the data they are from, and which of them. */
function digitsOf(run) {
  const data = run['test-data'] || run.data;
  return { data, whose: whoseIn(run, data) };
}

/** Which digits or people a run looks at, as its own settings say. */
function whoseIn(run, data) {
  const { fields, data: sets } = trainer.catalogue;
  const keys = sets.find(({ name }) => name === data)?.faces ? fields.filter(({ faces }) => faces).map(({ key }) => key) : ['classes'];
  return Object.fromEntries(keys.filter((key) => key in run).map((key) => [key, run[key]]));
}

function showCurves() {
  const { described, selected } = trainer.settings;
  const runs = described.map((run, place) => ({ place, ...run }));
  const plotted = runs.filter(({ plot, place }) => plot && (place === selected || runs.every((run) => run.plot))).at(-1);
  byId('plot').hidden = !plotted;
  if (plotted) drawPlot(byId('plot'), plotted);
  const kinds = new Set(runs.map((run) => (run.plot ? 'loss' : 'target')));
  const seen = kinds.size > 1 ? 'both' : [...kinds][0];
  setText('curve-title', say(`curve.title.${view.slope ? SLOPES[seen] : seen}`));
  const isCurve = kinds.has('target');
  byId('curve').hidden = !isCurve;
  for (const id of ['slope', 'shade']) byId(id).parentElement.hidden = !isCurve; // of the target logit alone
  const drawn = drawnKnob(runs[selected]);
  const isPast = ({ place }) => !trainer.settings.isStale && !drawn && pasts.includes(place);
  curve.setCurves(runs.filter((run) => run.curve && !isPast(run)).map((run) => ({ ...run, ...inForce(run) })), {
    strong: selected, slope: view.slope, shade: view.shade, force: view.force, behind: drawn && editor.behind(selected, runs[selected].knobs[drawn.key]),
  });
  if (drawn) showEditor(drawn, runs[selected]);
  else editor?.hide();
  showCaption();
  showDigit();
}

function showCaption() {
  const shown = shownOnce();
  setText('curve-caption', curveCaption(shown, shown.length && view.force && panes.full, !byId('curve').hidden));
}

/** During a warm-up the target logit in force, and the full one as such, of a run that is trained as it is set; else nothing. */
function inForce({ place, text, curve: full }) {
  const { run, origin } = shownRuns().find((one) => one.place === place) ?? {};
  if (!run?.psiInForce?.length || experiment.runs[origin].text !== text) return {};
  return { full, curve: { thetaDeg: full.thetaDeg, psi: Array.from(run.psiInForce), slope: Array.from(run.slopeInForce) } };
}

/** The knob of a run's loss that is a curve to be drawn, if it has one and the chart shows it. */
function drawnKnob(run) {
  const loss = view.slope ? undefined : trainer.catalogue.losses.find(({ key }) => key === run?.loss);
  return loss?.knobs.find(({ kind }) => kind === 'curve');
}

function showEditor(knob, { place, text, knobs }) {
  const { losses } = trainer.catalogue;
  editor.show({ knob, place, text: knobs[knob.key], run: text, losses });
}

function showMoment(moment, overMs) {
  panes.showMoment(trainer.settings.origins.map((origin) => moment.runs[origin]), view.axes === 'same', overMs);
  const shown = shownRuns();
  panes.setPasts(pastsInWords(shown));
  if (!shown.length) return;
  const once = shownOnce();
  const now = shown.filter(({ place }) => once.every((one) => one.place !== place)).map(({ place }) => place);
  const isWarmingUp = shown.some(({ run }) => run.psiInForce?.length);
  const areOthers = now.join() !== pasts.join();
  pasts = now;
  if (isWarmingUp || wasWarmingUp || areOthers) showCurves();
  wasWarmingUp = isWarmingUp;
  showDimension(shown[0].run, view, digits.names);
  byId('links').parentElement.hidden = !shown.some(({ run }) => run.corners);
  byId('force').parentElement.hidden = !shown.some(({ run }) => run.push.length || run.pushCurve.length);
  showUnseen();
  curve.setAngles(once.map(({ place, title, run }) => ({ place, title, bins: run.trainAngles, push: run.pushCurve })));
  showCaption();
  showAngles();
  confusion.show(shown, digits);
  const beside = showMeasures(trainer.catalogue.measures, view, shown.map(({ run }) => run));
  training.set(experiment.moments.inOrder(), shown, experiment.clock.step, beside);
  showDigit();
}

function showAngles() {
  const setUp = trainer.settings.described.map(({ title, text, now }, place) => ({ place, title, text, isPlane: splitComparison(now)[0].dim === '2' }));
  const shown = shownOnce().map(({ place, title, text, run }) => ({
    place, title, text, isPlane: run.dim === 2, bins: run.testAngles, measures: run.measures,
  }));
  guess.show(setUp, shown, {
    isOver: experiment.isOver && experiment.isNewest, moves: experiment.isMoving, count: guess.guesses.isFree ? classesSet() : digits.seen,
  });
}

/** How many classes what is set is trained on, once it is known: the digits on screen may be those of an experiment before. */
function classesSet() {
  const { data, whose } = digitsOf(trainer.settings.runs[0]);
  return digits.areOf(data, whose) ? digits.seen : undefined;
}

/** Offers what helps against a collapse that is told of, unless something else is set already. */
function showCures() {
  const { settings } = trainer;
  const isOver = experiment.isOver && experiment.isNewest;
  const ill = settings.isStale ? [] : shownOnce().filter((one) => hasCollapsed(one, isOver));
  byId('cures').replaceChildren(...ill.flatMap(({ place, title }) => (settings.described[place]?.cures ?? []).map((cure) => h('button', {
    type: 'button', textContent: settings.runs.length > 1 ? `${title}: ${cure.words}` : cure.words, onclick: () => settings.cure(place, cure),
  }))));
}

function showDigit() {
  digits.show(shownOnce(), panes, curve);
}

function clear() {
  hush();
  digits.answer = undefined;
  panes.clear();
  byId('links').parentElement.hidden = true;
  byId('force').parentElement.hidden = false;
  if (wasWarmingUp) showCurves();
  wasWarmingUp = false;
  pasts = [];
  showAngles();
  showUnseen();
  confusion.clear();
  training.clear();
  curve.setAngles([]);
  showCaption();
}

function showState() {
  const { titles } = trainer.settings;
  const shown = shownRuns();
  const { state } = experiment;
  const at = (i) => shown.find(({ place }) => place === i);
  fillTable(byId('numbers'), titles.map((title, i) => at(i)?.title ?? title), titles.map((_, i) => at(i)?.run), trainer.catalogue.measures);
  showAngles();
  kept?.follow(state.models);
  panes.setEndings(trainer.settings.origins.map((origin) => state.runs[origin]));
  const side = sideOf(view, shown[0]?.run.classes).map((cls) => digits.names?.[cls] ?? cls);
  setText('story', storyOf(shownOnce(), {
    view: view.view, side, isOver: experiment.isOver && experiment.isNewest, told: trainer.settings.story, count: trainer.settings.runs.length,
    isUnseenShown: view.unseen,
  }));
  showCures();
  setText('announce', stateInWords(state, withoutPasts(experiment.runsAt(experiment.newest, trainer.settings.origins))));
  if (view.embed) byId('whole-page').href = trainer.link({ embed: false });
}

function showLayers() {
  panes.setView(view.view, sideOf(view));
  panes.setLayers({ margin: view.margin, force: view.force, links: view.links, unseen: view.unseen });
}

function changeView(changes) {
  Object.assign(view, changes);
  showView(view);
  showLayers();
  trainer.remember();
  showCurves();
  trainer.showAgain();
  trainer.showState();
}

function themeChanged() {
  digits.pad.paint();
  showUnseen();
  trainer.remember();
}

function setUp(catalogue) {
  editor = new PsiEditor(curve, {
    change: trainer.onceOpen((text) => trainer.settings.setKnob(editor.knob.key, text)),
    start: (loss) => trainer.settings.pointsOf(loss).catch(unlessLate(sharing.trouble)),
  });
  showView(view);
  showLayers();
  wireView(changeView);
  byId('add-run').onclick = trainer.onceOpen(() => trainer.settings.add());
  wireReady((spec) => trainer.settings.open(spec));
  const labels = Object.fromEntries(catalogue.data.map(({ name, label }) => [name, label]));
  kept = new KeptModels('digits', labels, { open: (id) => trainer.resume(id), trouble: sharing.trouble });
  sharing.wireShare(() => trainer.link());
  wireClassLink(catalogue, view.hide, (hide) => trainer.link({ hide }));
  hush = wireListening(byId('listen'), byId('listen-words'), coursesShown);
  sharing.wireEmbed(() => trainer.link({ embed: true, present: false }));
  trainer.exports = new sharing.ExportMenu({ now: 'export.moment', empty: 'export.empty' }, () => experiment.shown
    ? sharing.momentLinks({
      id: experiment.id, index: experiment.shown.index, shown: shownRuns(), runs: experiment.runs,
      picture: { view: view.view, turn: panes.rotation.map((value) => value.toFixed(5)) },
    }) : null);
  sharing.offerDownload(catalogue.data, () => setTimeout(() => location.reload(), RELOAD_MS));
}

api.speak(boot.lang ?? 'en');
wirePresent(view, () => trainer.remember());
sharing.wireHeader(page, view, { changed: themeChanged, language: (lang) => trainer.openInLanguage(lang) });
trainer.begin(setUp, { recipes: true });
