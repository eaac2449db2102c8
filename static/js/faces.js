// The page /faces: wires settings, experiment, map and views. Draws nothing, fetches nothing itself.

import * as api from './api.js';
import { Crowd } from './crowd.js';
import { Experiment } from './experiment.js';
import { wireExport } from './faceexport.js';
import { FacePicture, kindOf } from './facepicture.js';
import { FaceSide } from './faceside.js';
import { adaptField, changeField, FIRST_FIELDS, startOf } from './facesetup.js';
import { Settings } from './settings.js';
import * as sharing from './sharing.js';
import { PageState, choice, onSpecChanged, readSpec, whole, word } from './state.js';
import { stateInWords, timeOf, trainLabel } from './story.js';
import { Controls } from './view/controls.js';
import { boot, byId, palette, say, setText } from './view/dom.js';
import { showFigures } from './view/faceparts.js';
import { Transport } from './view/transport.js';
import { wireWarnings } from './warnings.js';
import { degrees, fixed, percent } from './lib/format.js';

const LONGEST_TWEEN_MS = 400;
const PHONE = matchMedia('(max-width: 760px)');

const page = new PageState({
  view: choice('raw', 'circle'), source: choice('embedding', 'pixels', 'eigenfaces'), colour: word('person'),
  perplexity: whole(), at: whole(), face: whole(),
});
const view = page.read();
let catalogue, settings, controls, colours, crowd;
let crowdOf, lastMomentAt = 0;

const experiment = new Experiment({ moment: showMoment, state: showState, trouble });
const picture = new FacePicture(view, { changed: pictureChanged, pick, trouble });
const side = new FaceSide({ pick, measured: () => run() && showFiguresOf(run()), trouble });
const transport = new Transport({
  reset: () => experiment.tell('reset').then(clear),
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

/** The run looked at, as the moment on screen shows it, or undefined. */
function run() {
  return experiment.shown?.runs[settings?.origins[settings.selected] ?? 0];
}

const runNumber = () => settings.origins[settings.selected] ?? 0;

function showSettings() {
  const { runs, titles, selected, described } = settings;
  controls.show(runs, titles, selected);
  controls.notes(described[selected].notes);
  controls.networkHint(described[selected].network);
  byId('spec-error').textContent = '';
  sharing.showData(catalogue.data, runs[0].data);
  sharing.hideParts(view.hide);
  showStarts();
  remember();
  picture.setKind(kindOf(run()?.dim ?? Number(runs[selected].dim)));
  if (experiment.shown) showMoment(experiment.shown);
  showState();
}

function showStarts() {
  const now = startOf(boot.starts, settings.runs[settings.selected]);
  for (const button of document.querySelectorAll('[data-start]')) {
    button.setAttribute('aria-pressed', String(button.dataset.start === now));
  }
}

function showMoment(moment, isLive = false) {
  const now = performance.now();
  const overMs = isLive ? Math.min(LONGEST_TWEEN_MS, now - lastMomentAt) : experiment.replaying ? 60 : 120;
  lastMomentAt = now;
  if (!crowd || crowdOf !== experiment.id) {
    meetCrowd();
    return;
  }
  const shown = run();
  if (!shown) return;
  picture.showMoment(shown, { overMs, isLive: experiment.isLive, id: experiment.id, run: runNumber() });
  side.showMoment(shown, experiment, { view, run: runNumber(), title: settings.titles[settings.selected] });
  showFiguresOf(shown);
}

/** Fetches whose faces these are, once for every experiment. */
async function meetCrowd() {
  const { id } = experiment;
  if (crowdOf === id) return;
  crowdOf = id;
  try {
    const met = await Crowd.load(id);
    if (experiment.id !== id) return;
    crowd = met;
    picture.setCrowd(crowd, colours);
    side.setCrowd(crowd, colours);
    if (view.face !== null && view.face < crowd.count) pick(view.face);
    if (experiment.shown) showMoment(experiment.shown);
  } catch (error) {
    crowdOf = undefined;
    trouble(error);
  }
}

function showFiguresOf(shown) {
  const isOpen = Number.isFinite(shown.eer);
  const { same, different } = side.medians;
  const isBaseline = kindOf(shown.dim) === 'map' && view.source !== 'embedding';
  const first = isBaseline ? [side.equal, 'eer'] : isOpen ? [shown.eer, 'eer'] : [shown.testAccuracy, 'accuracy'];
  showFigures([
    [percent(first[0]), say(`faces.figure.${first[1]}`)],
    [degrees(same), say('faces.figure.same')],
    [degrees(different), say('faces.figure.different')],
    [`${crowd.names.length} / ${crowd.count}`, say('faces.figure.crowd')],
    [fixed(shown.epoch, 1), say('figure.epochs')],
  ]);
}

function clear() {
  if (experiment.shown) return;
  picture.clear();
  side.clear();
}

function showState() {
  if (!settings?.runs.length) return;
  const { state } = experiment;
  transport.show(timeOf(experiment, settings.runs[0].epochs));
  byId('train-label').textContent = trainLabel(settings.runs.length, experiment, settings.isStale);
  byId('train').disabled = !settings.valid || state.state === 'starting' || (experiment.isRunning && !settings.isStale);
  byId('cloud-empty').hidden = Boolean(experiment.shown);
  setText('cloud-empty', say(experiment.isRunning || state.state === 'starting' ? 'faces.cloud.starting' : 'faces.cloud.start'));
  byId('alert').hidden = state.state !== 'failed';
  setText('alert', state.state === 'failed' ? state.message : '');
  setText('story', story());
  byId('kept').hidden = state.state !== 'done' || !Number.isFinite(run()?.eer);
  if (state.state === 'done') side.learn(experiment.id, runNumber());
  const shown = run();
  setText('announce', stateInWords(state, shown ? [{ title: settings.titles[settings.selected], run: shown }] : []));
}

/** One or two sentences about what is to be seen. */
function story() {
  const shown = run();
  const kind = kindOf(shown?.dim ?? Number(settings.runs[settings.selected].dim));
  if (!shown) return say(`faces.story.before.${kind}`);
  if (kind === 'map' && view.source !== 'embedding') return say(`faces.story.${view.source}`);
  return say(`faces.story.${kind}`, shown.classes);
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
  const started = experiment.start(settings.text, { play: verb === 'play', holdAt });
  picture.clear();
  side.clear();
  await started;
  if (verb !== 'play' && experiment.started) await experiment.tell(verb);
  showSettings();
}

function pressPlay() {
  if (!experiment.started || settings.isStale) return train();
  if (experiment.replaying) return experiment.live();
  if (experiment.isOver) return experiment.replay();
  return experiment.tell(experiment.isRunning ? 'pause' : 'play');
}

function pick(index) {
  view.face = index;
  picture.setPicked(index);
  side.setPicked(index);
  if (run()) side.showNeighbours(run(), experiment, view, runNumber());
  remember();
}

function pictureChanged(changes) {
  Object.assign(view, changes);
  remember();
  if (experiment.shown) showMoment(experiment.shown);
  showState();
}

function remember() {
  if (settings?.text) page.write(view, settings.text);
}

function rememberMoment() {
  view.at = experiment.isLive ? null : (experiment.clock?.step ?? null);
  remember();
}

function link() {
  return page.address({ ...view, at: experiment.clock?.step ?? view.at }, settings.text);
}

function themeChanged() {
  colours = palette();
  picture.setColours(colours);
  side.setColours(colours);
  if (settings?.text) remember();
}

function animate(now) {
  picture.frame(now, colours);
  requestAnimationFrame(animate);
}

function wire() {
  byId('controls').open = !PHONE.matches;
  for (const button of document.querySelectorAll('[data-start]')) {
    button.onclick = () => settings.open(boot.starts[button.dataset.start]);
  }
  sharing.wireShare(link);
  wireExport(() => experiment.shown && {
    id: experiment.id, run: runNumber(), text: experiment.runs[runNumber()].text, index: experiment.shown.index,
    isMap: kindOf(run().dim) === 'map',
  });
  onSpecChanged((text) => text && text !== settings.text && settings.open(text));
  wireWarnings(trouble);
}

async function begin() {
  api.speak(boot.lang ?? 'en');
  sharing.wireHeader(view, {
    changed: themeChanged,
    language: (lang) => page.openInLanguage(lang, view, settings?.text ?? readSpec()),
  });
  colours = palette();
  catalogue = await api.catalogue();
  settings = new Settings(catalogue, { changed: showSettings, refused });
  controls = new Controls(catalogue, {
    select: (index) => settings.select(index),
    loss: (key) => settings.setLoss(key),
    knob: (key, text) => settings.setKnob(key, text),
    field: (key, text) => changeField(settings, key, text),
  }, { first: FIRST_FIELDS, adapt: adaptField });
  requestAnimationFrame(animate);
  wire();
  const given = readSpec();
  const isOpen = await settings.open(given || boot.starts.map);
  if (isOpen && view.at !== null) train('play', view.at);
  if (!isOpen && given) await openUsual(byId('spec-error').textContent);
}

/** In place of a link that cannot be read: what is wrong with it is said, the usual experiment opens. */
async function openUsual(wrong) {
  await settings.open(boot.starts.map);
  byId('spec-error').textContent = `${wrong} ${say('error.link')}`;
}

const opened = begin();

/** Buttons wait until the page is there and the newest change has been read: they mean what is to be seen. */
const settled = () => opened.then(() => settings.settled());

byId('train').onclick = () => settled().then(() => train());
opened.catch(trouble);
