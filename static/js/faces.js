// The page /faces: wires the trainer, the map and the views. Draws nothing, fetches nothing itself.

import * as api from './api.js';
import { Crowd } from './crowd.js';
import { faceLinks } from './faceexport.js';
import { FacePicture, kindOf } from './facepicture.js';
import { FaceSide } from './faceside.js';
import { adaptField, changeField, FIRST_FIELDS, startOf } from './facesetup.js';
import * as sharing from './sharing.js';
import { PageState, choice, whole, word } from './state.js';
import { stateInWords } from './story.js';
import { Trainer } from './trainer.js';
import { boot, byId, palette, say, setText } from './view/dom.js';
import { showFigures } from './view/faceparts.js';
import { wireWarnings } from './warnings.js';
import { degrees, fixed, percent } from './lib/format.js';

const page = new PageState({
  view: choice('raw', 'circle'), source: choice('embedding', 'pixels', 'eigenfaces'), colour: word('person'),
  perplexity: whole(), at: whole(), face: whole(),
});
const view = page.read();
let colours, crowd, crowdOf;

const trainer = new Trainer(page, view, boot.starts.map, {
  longestTweenMs: 400, settings: showSettings, moment: showMoment, state: showState, clear,
  field: (key, text) => changeField(trainer.settings, key, text),
});
const { experiment } = trainer;
const { trouble } = sharing;
const startButtons = document.querySelectorAll('[data-start]');
const picture = new FacePicture(view, { changed: pictureChanged, pick, circled: (indices) => side.setCircled(indices), trouble });
const side = new FaceSide({ pick, measured: () => run() && showFiguresOf(run()), trouble });

/** The run looked at, as the moment on screen shows it, or undefined. */
function run() {
  return experiment.shown?.runs[runNumber()];
}

const runNumber = () => trainer.settings?.origins[trainer.settings.selected] ?? 0;

/** The settings of the run looked at. */
const selectedRun = () => trainer.settings.runs[trainer.settings.selected];

function showSettings() {
  const now = startOf(boot.starts, selectedRun());
  for (const button of startButtons) button.setAttribute('aria-pressed', String(button.dataset.start === now));
  picture.setKind(kindOf(run()?.dim ?? Number(selectedRun().dim)));
}

function showMoment(moment, overMs) {
  if (!crowd || crowdOf !== experiment.id) {
    meetCrowd();
    return;
  }
  const shown = run();
  if (!shown) return;
  const { titles, selected } = trainer.settings;
  picture.showMoment(shown, { overMs, isLive: experiment.isLive, id: experiment.id, run: runNumber() });
  side.showMoment(shown, experiment, { view, run: runNumber(), title: titles[selected] });
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
    trainer.showAgain();
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
    [degrees(same, 0), say('faces.figure.same')],
    [degrees(different, 0), say('faces.figure.different')],
    [`${crowd.names.length} / ${crowd.count}`, say('faces.figure.crowd')],
    [fixed(shown.epoch, 1), say('figure.epochs')],
  ]);
}

function clear() {
  picture.clear();
  side.clear();
}

function showState() {
  const { state } = experiment;
  byId('cloud-empty').hidden = Boolean(experiment.shown);
  setText('cloud-empty', say(experiment.isRunning || state.state === 'starting' ? 'faces.cloud.starting' : 'faces.cloud.start'));
  setText('story', story());
  const isDone = state.state === 'done' && run();
  byId('kept').hidden = !isDone || !Number.isFinite(run().eer);
  byId('not-kept').hidden = !isDone || Number.isFinite(run().eer);
  if (state.state === 'done') side.learn(experiment.id, runNumber());
  const shown = run();
  setText('announce', stateInWords(state, shown ? [{ title: trainer.settings.titles[trainer.settings.selected], run: shown }] : []));
}

/** One or two sentences about what is to be seen. */
function story() {
  const shown = run();
  const kind = kindOf(shown?.dim ?? Number(selectedRun().dim));
  if (!shown) return say(`faces.story.before.${kind}`);
  if (kind === 'map' && view.source !== 'embedding') return say(`faces.story.${view.source}`);
  return say(`faces.story.${kind}`, shown.classes);
}

function pick(index) {
  view.face = index;
  picture.setPicked(index);
  side.setPicked(index);
  if (run()) side.showNeighbours(run(), experiment, view, runNumber());
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
  picture.setColours(colours);
  side.setColours(colours);
  trainer.remember();
}

function animate(now) {
  picture.frame(now, colours);
  requestAnimationFrame(animate);
}

function setUp() {
  for (const button of startButtons) button.onclick = () => trainer.settings.open(boot.starts[button.dataset.start]);
  sharing.wireShare(() => trainer.link());
  trainer.exports = new sharing.ExportMenu({ now: 'faces.export.now', empty: 'faces.export.empty' }, () => run() ? faceLinks({
    id: experiment.id, run: runNumber(), text: experiment.runs[runNumber()].text, index: experiment.shown.index,
    hasMap: picture.hasMap, coordinates: () => picture.coordinates(),
  }) : null);
  wireWarnings(trouble);
  requestAnimationFrame(animate);
}

api.speak(boot.lang ?? 'en');
sharing.wireHeader(view, { changed: themeChanged, language: (lang) => trainer.openInLanguage(lang) });
colours = palette();
trainer.begin(setUp, { first: FIRST_FIELDS, adapt: adaptField });
