// The page /play: wires settings, experiment and views. Draws nothing, fetches nothing itself.

import * as api from './api.js';
import { Digits } from './digits.js';
import { Experiment } from './experiment.js';
import { Settings } from './settings.js';
import * as sharing from './sharing.js';
import { PageState, choice, flag, onSpecChanged, readSpec, whole } from './state.js';
import { stateInWords, storyOf, timeOf, trainLabel } from './story.js';
import { Controls } from './view/controls.js';
import { CurveChart } from './view/curve.js';
import { boot, byId, palette, say, setText } from './view/dom.js';
import { AngleHistogram } from './view/histogram.js';
import { Panes } from './view/panes.js';
import { fillTable } from './view/table.js';
import { TrainingCurves } from './view/training.js';
import { Transport } from './view/transport.js';
import { showView, wireView } from './viewbar.js';

const LONGEST_TWEEN_MS = 300;
const RELOAD_MS = 1500;
const PHONE = matchMedia('(max-width: 760px)');

const page = new PageState({
  view: choice('raw', 'circle'), axes: choice('own', 'same'), shade: flag(), slope: flag(), at: whole(),
});
const view = page.read();
let catalogue, settings, controls, colours;
let lastMomentAt = 0;

const experiment = new Experiment({ moment: showMoment, state: showState, trouble });
const digits = new Digits(experiment, { changed: showDigit, trouble });
const panes = new Panes({
  select: (run) => settings.select(run),
  duplicate: (run) => settings.duplicate(run),
  remove: (run) => settings.remove(run),
  hover: (place, index, where) => {
    const { run, title } = shownRuns().find((one) => one.place === place);
    digits.hover(run, title, index, where);
  },
  leave: () => digits.leave(),
});
const curve = new CurveChart(byId('curve'), true);
const histogram = new AngleHistogram(byId('angles'));
const training = new TrainingCurves(byId('training'));
const transport = new Transport({
  reset: () => experiment.tell('reset').then(clearCharts),
  play: () => settled().then(pressPlay),
  step: () => settled().then(() => (experiment.started && !settings.isStale ? experiment.tell('step') : train('step'))),
  scrub: (index) => {
    experiment.stopReplay();
    experiment.scrub(index);
    rememberMoment();
  },
  live: () => {
    experiment.live();
    rememberMoment();
  },
});

/** The runs with something to show: {place (pane), origin (run of the experiment), title, run}. */
function shownRuns() {
  if (!experiment.shown) return [];
  return settings.origins
    .map((origin, place) => ({ place, origin, title: experiment.runs[origin]?.title, run: experiment.shown.runs[origin] }))
    .filter(({ run }) => run);
}

function showSettings() {
  const { runs, titles, selected, described } = settings;
  const trained = settings.origins.map((origin) => (experiment.shown ? experiment.runs[origin]?.title : undefined));
  const next = titles.map((title, i) => (trained[i] && trained[i] !== title ? say('plane.next', title) : ''));
  const { limits } = catalogue;
  panes.setRuns(titles.map((title, i) => trained[i] ?? title), next, selected, limits.runs);
  controls.show(runs, titles, selected);
  controls.notes(described[selected].notes);
  controls.networkHint(described[selected].network);
  byId('add-run').hidden = runs.length >= limits.runs;
  byId('spec-error').textContent = '';
  sharing.showData(catalogue.data, runs[0].data);
  sharing.hideParts(view.hide);
  digits.load(runs[0]['test-data'] || runs[0].data).then(() => panes.setLabels(digits.labels, digits.names), trouble);
  showCurves();
  remember();
  if (experiment.shown) showMoment(experiment.shown);
  showState();
}

function showCurves() {
  curve.setCurves(settings.described.map((described, place) => ({ place, ...described })), { strong: settings.selected, slope: view.slope, shade: view.shade });
  showDigit();
}

function showMoment(moment, isLive = false) {
  const now = performance.now();
  const overMs = isLive ? Math.min(LONGEST_TWEEN_MS, now - lastMomentAt) : experiment.replaying ? 60 : 120;
  lastMomentAt = now;
  panes.showMoment(settings.origins.map((origin) => moment.runs[origin]), view.axes === 'same', overMs);
  const shown = shownRuns();
  if (!shown.length) return;
  curve.setAngles(shown.map(({ place, title, run }) => ({ place, title, bins: run.trainAngles })));
  histogram.set(shown.map(({ place, title, run }) => ({ place, title, bins: run.testAngles })));
  training.set(experiment.moments.inOrder(), shown, experiment.clock.step);
  showDigit();
}

function showDigit() {
  digits.show(shownRuns(), panes, curve);
}

function clearCharts() {
  if (experiment.shown) return;
  panes.clear();
  histogram.clear();
  training.clear();
  curve.setAngles([]);
}

function showState() {
  if (!settings?.runs.length) return;
  const shown = shownRuns();
  const { state } = experiment;
  transport.show(timeOf(experiment, settings.runs[0].epochs));
  byId('train-label').textContent = trainLabel(settings.runs.length, experiment, settings.isStale);
  byId('train').disabled = !settings.valid || state.state === 'starting' || (experiment.isRunning && !settings.isStale);
  const at = (i) => shown.find(({ place }) => place === i);
  fillTable(byId('numbers'), settings.titles.map((title, i) => at(i)?.title ?? title), settings.titles.map((_, i) => at(i)?.run));
  panes.setEndings(settings.origins.map((origin) => state.runs[origin]));
  const onCircle = view.view === 'circle';
  setText('story', storyOf(shown, { onCircle, isOver: experiment.isOver, told: settings.story }));
  byId('alert').hidden = state.state !== 'failed';
  setText('alert', state.state === 'failed' ? state.message : '');
  setText('announce', stateInWords(state, shown));
}

function trouble(error) {
  sharing.toast(error.network ? say('error.network') : `${say('error.title')} ${error.message}`);
}

function refused(error) {
  byId('spec-error').textContent = error.network ? say('error.network') : error.message;
  byId('train').disabled = true;
}

async function train(verb = 'play', holdAt = null) {
  if (!settings.valid) return;
  settings.trained();
  view.at = holdAt;
  digits.answer = undefined;
  const started = experiment.start(settings.text, { play: verb === 'play', holdAt });
  clearCharts();
  await started;
  if (verb !== 'play' && experiment.started) await experiment.tell(verb);
  digits.resend();
  showSettings();
}

function pressPlay() {
  if (!experiment.started || settings.isStale) return train();
  if (experiment.replaying) return experiment.live();
  if (experiment.isOver) return experiment.replay();
  return experiment.tell(experiment.isRunning ? 'pause' : 'play');
}

/** The address bar follows what is on screen. */
function remember() {
  page.write(view, settings.text);
}

function rememberMoment() {
  view.at = experiment.isLive ? null : (experiment.clock?.step ?? null);
  remember();
}

/** The view with the moment on screen. */
function viewNow() {
  return { ...view, at: experiment.clock?.step ?? view.at };
}

/** The address of exactly what is on screen, the moment included. */
function link(changes = {}) {
  return page.address({ ...viewNow(), ...changes }, settings.text);
}

function openInAnother(lang) {
  page.openInLanguage(lang, viewNow(), settings?.text ?? readSpec());
}

function changeView(changes) {
  Object.assign(view, changes);
  showView(view);
  panes.setView(view.view === 'circle');
  remember();
  showCurves();
  if (experiment.shown) showMoment(experiment.shown);
  showState();
}

function wire() {
  wireView(changeView);
  byId('add-run').onclick = () => settings.add();
  byId('controls').open = !PHONE.matches;
  sharing.wireShare(link);
  sharing.wireClassLink(catalogue, view.hide, (hide) => link({ hide }));
  sharing.wireExport(() => experiment.shown
    && { id: experiment.id, index: experiment.shown.index, shown: shownRuns(), runs: experiment.runs });
  sharing.offerDownload(catalogue.data, () => setTimeout(() => location.reload(), RELOAD_MS));
  onSpecChanged((text) => text && text !== settings.text && settings.open(text));
}

function themeChanged() {
  colours = palette();
  panes.touch();
  digits.pad.paint();
  if (settings?.text) remember();
}

function animate(now) {
  panes.frame(now, colours);
  requestAnimationFrame(animate);
}

async function begin() {
  api.speak(boot.lang ?? 'en');
  sharing.wireHeader(view, { changed: themeChanged, language: openInAnother });
  colours = palette();
  catalogue = await api.catalogue();
  settings = new Settings(catalogue, { changed: showSettings, refused });
  controls = new Controls(catalogue, {
    select: (run) => settings.select(run),
    loss: (key) => settings.setLoss(key),
    knob: (key, text) => settings.setKnob(key, text),
    field: (key, text) => settings.setField(key, text),
  });
  showView(view);
  panes.setView(view.view === 'circle');
  requestAnimationFrame(animate);
  wire();
  const given = readSpec();
  const isOpen = await settings.open(given || boot.defaultSpec);
  if (isOpen && view.at !== null) train('play', view.at);
  if (!isOpen && given) await openUsual(byId('spec-error').textContent);
}

/** In place of a link that cannot be read: what is wrong with it is said, the usual comparison opens. */
async function openUsual(wrong) {
  await settings.open(boot.defaultSpec);
  byId('spec-error').textContent = `${wrong} ${say('error.link')}`;
}

const opened = begin();

/** Buttons wait until the page is there and the newest change has been read: they mean what is to be seen. */
const settled = () => opened.then(() => settings.settled());

byId('train').onclick = () => settled().then(() => train());
opened.catch(trouble);
