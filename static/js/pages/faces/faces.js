// The page /faces: wires the trainer, the map and the views. Draws nothing, fetches nothing itself.

import * as api from '../../app/api.js';
import { Crowd } from './crowd.js';
import { FaceCompare } from './facecompare.js';
import { faceLinks } from './faceexport.js';
import { kindOf } from './facepane.js';
import { FacePicture } from './facepicture.js';
import { FaceSide } from './faceside.js';
import { adaptField, changeField, FIRST_FIELDS, MOST_RUNS, startOf, startWith } from './facesetup.js';
import { KeptModels } from '../../app/keptmodels.js';
import { wirePresent } from '../../app/present.js';
import { showReady, wireReady } from '../../app/ready.js';
import { isLate, session } from '../../app/session.js';
import * as sharing from '../../app/sharing.js';
import { PageState, choice, flag, whole, word } from '../../app/state.js';
import { pastsInWords, stateInWords } from '../../app/story.js';
import { Trainer } from '../../app/trainer.js';
import { boot, byId, inARow, palette, say, setText } from '../../view/dom.js';
import { showFigures } from '../../view/faceparts.js';
import { wireWarnings } from './warnings.js';
import { troubleOf } from '../../lib/caption.js';
import { degrees, fixed, percent } from '../../lib/format.js';

const page = new PageState({
  view: choice('raw', 'circle'), source: choice('embedding', 'pixels', 'eigenfaces'), colour: word('person'),
  perplexity: whole(), at: whole(), face: whole(), run: word(null), present: flag(), embed: flag(),
});
const view = page.read();
let colours, crowd, crowdOf, kept;

const trainer = new Trainer(page, view, boot.starts.map, {
  longestTweenMs: 400, mostRuns: MOST_RUNS, settings: showSettings, moment: showMoment, state: showState, clear,
  field: (key, text) => changeField(trainer.settings, key, text),
});
const { experiment } = trainer;
const { trouble } = sharing;

/** The colour of a run without others is the page's own. */
const ALONE = 1;

const startButtons = document.querySelectorAll('[data-start]');
const picture = new FacePicture(view, {
  changed: pictureChanged, pick, circled: (indices) => side.setCircled(indices),
  select: trainer.onceOpen((place) => trainer.settings.select(place)),
  duplicate: trainer.onceOpen((place) => trainer.settings.duplicate(place)),
  remove: trainer.onceOpen((place) => trainer.settings.remove(place)),
});
const side = new FaceSide({ pick, measured: () => looked() && showFiguresOf(looked().run), trouble });
const compare = new FaceCompare(() => trainer.showState());

/** The runs with something to show: {place (pane), origin (run of the experiment), title, text, run, ending}. */
const shownRuns = () => experiment.runsAt(experiment.shown, trainer.settings?.origins);

/** The run looked at, as the moment on screen shows it: the selected one, or the first while that has nothing to show. */
function looked() {
  const shown = shownRuns();
  return shown.find(({ place }) => place === trainer.settings.selected) ?? shown[0];
}

const runNumber = () => looked()?.origin ?? 0;

function showSettings() {
  const { runs, titles, selected } = trainer.settings;
  const now = startOf(boot.starts, runs[selected]);
  for (const button of startButtons) button.setAttribute('aria-pressed', String(button.dataset.start === now));
  showReady(trainer.settings.text);
  byId('add-run').hidden = byId('duplicate-run').hidden = runs.length >= MOST_RUNS;
  const shown = shownRuns();
  picture.setRuns(titles.map((title, i) => {
    const trained = shown.find(({ place }) => place === i);
    return { title: trained?.title ?? title, dim: trained?.run.dim ?? Number(runs[i].dim) };
  }), { selected, lookedAt: looked()?.place ?? selected });
  compare.setCount(runs.length);
  nameLooked();
}

/** With two runs, whatever belongs to one of them says to which. */
function nameLooked() {
  const { titles, selected } = trainer.settings;
  byId('kept-one').hidden = titles.length > 1;
  byId('kept-two').hidden = titles.length < 2;
  const { place = selected, title = titles[selected] } = looked() ?? {};
  for (const element of document.querySelectorAll('.of-run')) {
    element.hidden = titles.length < 2;
    element.textContent = title;
    element.className = `of-run run${place}`;
  }
}

function showMoment(moment, overMs) {
  if (!crowd || crowdOf !== experiment.id) {
    meetCrowd();
    return;
  }
  const shown = shownRuns();
  if (!shown.length) return;
  const { run, origin } = looked();
  const isAlone = trainer.settings.runs.length === 1;
  picture.showMoment(shown, pastsInWords(shown), { overMs, isLive: experiment.isLive, id: experiment.id });
  side.showMoment(run, experiment, { view, run: origin, curves: isAlone ? [{ ...shown[0], place: ALONE }] : shown });
  compareRuns(shown);
  showFiguresOf(run);
  nameLooked();
}

function compareRuns(shown) {
  const { state, isNewest, isRunning } = experiment;
  const isEnd = state.state === 'done' && isNewest;
  if (crowd && crowdOf === experiment.id) compare.show({ shown, crowd, isRunning, isEnd });
}

/** Fetches whose faces these are, once for every experiment. */
async function meetCrowd() {
  const { id } = experiment;
  if (crowdOf === id) return;
  crowdOf = id;
  try {
    crowd = await session.begin('experiment/crowd').answer(Crowd.load(id));
    picture.setCrowd(crowd);
    side.setCrowd(crowd, colours);
    if (view.face !== null && view.face < crowd.count) pick(view.face);
    trainer.showAgain();
    trainer.showState();
  } catch (error) {
    if (isLate(error)) return;
    crowdOf = undefined;
    trouble(error);
  }
}

/** Of one run; of two, the table of both tells them, without degrees side by side. */
function showFiguresOf(shown) {
  if (trainer.settings.runs.length > 1) {
    showFigures([]);
    return;
  }
  const isOpen = Number.isFinite(shown.eer);
  const { same, different } = side.medians;
  const isBaseline = kindOf(shown.dim) === 'map' && view.source !== 'embedding';
  const first = isBaseline ? [side.equal, 'eer'] : isOpen ? [shown.eer, 'eer'] : [shown.testAccuracy, 'accuracy'];
  showFigures([
    [percent(first[0]), say(`faces.figure.${first[1]}`)],
    [degrees(same, 0), say('faces.figure.same')],
    [degrees(different, 0), say('faces.figure.different')],
    [`${crowd.names.length} / ${crowd.count}`, say('faces.figure.crowd')],
    [fixed(shown.epoch, 1), say('figure.epochs')],
  ]);
}

function clear() {
  crowd = crowdOf = undefined;
  session.end('experiment/crowd');
  picture.clear();
  side.clear();
  compare.clear();
}

function showState() {
  const { state } = experiment;
  picture.showEmpty(say(experiment.isRunning || state.state === 'starting' ? 'faces.cloud.starting' : 'faces.cloud.start'));
  setText('story', story());
  const shown = looked();
  const isDone = state.state === 'done' && shown;
  const isOpen = Number.isFinite(shown?.run.eer);
  byId('kept').hidden = !isDone || !isOpen || Boolean(state.notKept);
  byId('not-kept').hidden = !isDone || isOpen;
  if (state.state === 'done') side.learn(experiment.id, runNumber());
  compareRuns(shownRuns());
  kept?.follow(state.models);
  setText('announce', inWords(state));
  if (view.embed) byId('whole-page').href = trainer.link({ embed: false });
}

/** For screen readers: how one run ended, whatever moment is on screen; of two no degrees, but what their comparison says of the end. */
function inWords(state) {
  const { runs, origins } = trainer.settings;
  if (runs.length === 1) return stateInWords(state, experiment.runsAt(experiment.newest, origins));
  return inARow(stateInWords(state, []), state.state === 'done' ? compare.outcome : '');
}

/** One or two sentences about what is to be seen. */
function story() {
  const { runs, selected } = trainer.settings;
  const shown = looked()?.run;
  const kind = kindOf(shown?.dim ?? Number(runs[selected].dim));
  if (!shown) return say(`faces.story.before.${kind}`);
  if (kind === 'map' && view.source !== 'embedding') {
    return inARow(say(`faces.story.${view.source}`), runs.length > 1 ? say('faces.story.sameMaps') : '');
  }
  if (shown.step === 0) return say('caption.first');
  return say(...troubleOf(looked(), experiment.isOver && experiment.isNewest) ?? [`faces.story.${kind}`, shown.classes]);
}

function pick(index) {
  view.face = index;
  picture.setPicked(index);
  side.setPicked(index);
  if (looked()) side.showNeighbours(looked().run, experiment, view, runNumber());
  trainer.remember();
}

function pictureChanged(changes) {
  Object.assign(view, changes);
  trainer.remember();
  trainer.showAgain();
  trainer.showState();
}

function themeChanged() {
  colours = palette();
  side.setColours(colours);
  trainer.remember();
}

function setUp(catalogue) {
  for (const button of startButtons) button.onclick = () => startWith(trainer.settings, boot.starts[button.dataset.start]);
  wireReady((spec) => trainer.settings.open(spec));
  byId('add-run').onclick = trainer.onceOpen(() => trainer.settings.add());
  byId('duplicate-run').onclick = trainer.onceOpen(() => trainer.settings.duplicate(0));
  sharing.wireShare(() => trainer.link());
  sharing.wireEmbed(() => trainer.link({ embed: true, present: false }));
  trainer.exports = new sharing.ExportMenu({ now: 'faces.export.now', empty: 'faces.export.empty' }, () => looked() ? faceLinks({
    id: experiment.id, run: runNumber(), runs: experiment.runs, index: experiment.shown.index,
    hasMap: picture.hasMap, coordinates: () => picture.coordinates(),
  }) : null);
  wireWarnings(trouble);
  const labels = Object.fromEntries(catalogue.data.map(({ name, label }) => [name, label]));
  kept = new KeptModels('faces', labels, { trouble });
}

api.speak(boot.lang ?? 'en');
wirePresent(view, () => trainer.remember());
sharing.wireHeader(page, view, { changed: themeChanged, language: (lang) => trainer.openInLanguage(lang) });
colours = palette();
trainer.begin(setUp, { first: FIRST_FIELDS, adapt: adaptField });
