// The page /verify: wires two faces, the model that compares them, the map and the threshold. Draws nothing itself.

import * as api from '../../app/api.js';
import { openDecide } from './decide.js';
import { Decision } from './decision.js';
import { Gatekeeper } from './gatekeeper.js';
import { anybody, described, faceImage, sameTexts } from '../../lib/faces.js';
import { kindOf } from '../../lib/fitting.js';
import { fixed } from '../../lib/format.js';
import { latest } from '../../lib/latest.js';
import { StartingThreshold } from '../../lib/startingthreshold.js';
import { Threshold } from '../../lib/threshold.js';
import { faceOf, isPairKey, isSame, pairText, readPair } from '../../lib/twofaces.js';
import { Models } from '../../app/models.js';
import { Neighbourhood } from './neighbourhood.js';
import { wirePresent } from '../../app/present.js';
import { isLate, session, unlessLate } from '../../app/session.js';
import { LONGEST_QUOTE, toast, trouble, wireHeader, wireShare } from '../../app/sharing.js';
import { PageState, flag, onSpecChanged, readSpec, word } from '../../app/state.js';
import { boot, byId, debounce, inARow, inWords, say } from '../../view/dom.js';
import { FaceCard } from '../../view/facecard.js';
import { ModelBar } from '../../view/modelbar.js';
import { choosePhoto } from '../../app/photodialog.js';
import { chooseFromTable } from '../../view/tabledialog.js';

const PICTURE = 512;
const MOVING_PICTURE = 256;
const QUIET_MS = 200;
const SIDES = ['left', 'right'];

const page = new PageState({ gate: flag(), beside: word('pixels'), present: flag() });
const view = page.read();
const threshold = new Threshold(NaN, requestAnimationFrame);
const starting = new StartingThreshold(threshold, (angleDeg) => toast(say('verify.threshold.moved', fixed(angleDeg, 1))));
const cards = {};
const drawn = {};
const persons = new Map();
let knobs, pair, models, bar, decide, gatekeeper, neighbourhood, decision, result, alike;
let isRefused = false;

/** All traits of a face's person, by key. */
async function traitsOf({ person, traits }) {
  if (!persons.has(person)) persons.set(person, (await api.person(person)).traits);
  return { ...persons.get(person), ...traits };
}

const remember = debounce(() => page.write(view, pairText(pair)), 150);

const link = (changes = {}) => page.address({ ...view, ...changes }, pairText(pair));

/** What pictures are to be judged, drawn or photographs. */
const kinds = () => SIDES.map((side) => kindOf(faceOf(pair, side)));

/** Something about the faces has changed: sliders, pictures, angle and address follow. */
async function changed() {
  remember();
  models.judge(kinds());
  SIDES.forEach((side) => drawn[side](faceOf(pair, side)));
  compare();
  gatekeeper.setFaces(models.current?.id, SIDES.map((side) => faceOf(pair, side)));
  showButtons();
  await Promise.all(SIDES.map(showSliders)).catch(trouble);
  decision.show();
}

async function showSliders(side) {
  const face = faceOf(pair, side);
  cards[side].showShot(face.shot, Boolean(face.photo)); // at once: somebody may move them already
  const traits = face.photo ? {} : await traitsOf(face);
  const now = faceOf(pair, side);
  if (now.person === face.person && now.photo === face.photo) cards[side].showTraits(traits); // else a newer one is on its way
}

function showButtons() {
  byId('right-same').setAttribute('aria-pressed', String(isSame(pair) === true));
  byId('right-same').disabled = Boolean(pair.left.photo);
  byId('right-alike').disabled = !models.current || Boolean(pair.left.photo);
}

/** At most one picture in flight per side, the newest wins: a small one while a hand moves, then a crisp one. */
function drawer(side) {
  const draw = latest(async (face, size) => {
    const words = say(face.photo ? 'verify.picture.photo' : 'verify.picture', cards[side].title);
    await cards[side].showImage(faceImage(face, size), words).catch(() => trouble({ network: true }));
  });
  const sharpen = debounce((face) => draw(face, PICTURE), QUIET_MS);
  return (face) => {
    draw(face, MOVING_PICTURE);
    sharpen(face);
  };
}

const compare = latest(async () => {
  const model = models.current;
  const [left, right] = SIDES.map((side) => faceOf(pair, side));
  try {
    result = model ? await session.begin('model/compare').answer(api.compare(model.id, described(left), described(right))) : null;
  } catch (error) {
    if (isLate(error)) return;
    isRefused = true; // a model that was deleted has no answer
    trouble(error);
    decision.show();
    return;
  }
  if (result) neighbourhood.move(model.id, left, result.a, result.b, isSame(pair));
  decide.setCurrent(result && { angleDeg: result.angleDeg, same: isSame(pair) });
  decision.show();
});

/** A slider of who somebody is: at the door it makes them somebody else. */
function setTrait(side, key, text) {
  if (side === 'right' && pair.right.same) {
    Object.assign(pair.right, { person: pair.left.person, traits: { ...pair.left.traits }, same: false });
  }
  pair[side].traits[key] = text;
  changed();
}

function setShot(side, key, text) {
  const usual = knobs.shot.find((info) => info.key === key).value;
  if (Number(text) === Number(usual) || text === usual) delete pair[side].shot[key];
  else pair[side].shot[key] = text;
  changed();
}

function setPerson(side, person, traits = {}) {
  Object.assign(pair[side], { person, traits, photo: null });
  if (side === 'right') pair.right.same = person === pair.left.person && sameTexts(traits, pair.left.traits);
  changed();
}

async function setPhoto(side) {
  const photo = await choosePhoto();
  if (!photo) return;
  pair[side].photo = photo;
  if (side === 'left' && pair.right.same) Object.assign(pair.right, { person: pair.left.person, traits: pair.left.traits });
  changed();
}

/** The next of those at random whom this model finds most like the enrolled face. */
async function lookAlike() {
  const enrolled = { ...pair.left, shot: {} };
  const text = JSON.stringify([models.current.id, described(enrolled)]);
  alike = alike?.text === text ? { text, rank: alike.rank + 1 } : { text, rank: 0 };
  byId('right-alike').setAttribute('aria-busy', 'true');
  try {
    const found = await session.begin('model/alike').answer(api.lookalike(models.current.id, described(enrolled), alike.rank));
    setPerson('right', String(found.person));
    toast(say('verify.alike.found', found.rank + 1, found.among, fixed(found.angleDeg, 1)));
  } catch (error) {
    unlessLate(trouble)(error);
  } finally {
    byId('right-alike').removeAttribute('aria-busy');
  }
}

async function fromTable() {
  const row = await chooseFromTable(knobs.traits);
  if (row !== null) setPerson('left', `row${row}`);
}

function wireButtons() {
  const on = (id, action) => Object.assign(byId(id), { onclick: action, disabled: false });
  on('left-another', () => setPerson('left', anybody()));
  on('left-table', fromTable);
  on('left-photo', () => setPhoto('left'));
  on('right-same', () => {
    Object.assign(pair.right, { same: true, photo: null });
    changed();
  });
  on('right-other', () => setPerson('right', anybody()));
  on('right-alike', lookAlike);
  on('right-photo', () => setPhoto('right'));
  on('right-mend', () => {
    pair.right.shot = {};
    changed();
  });
}

/** Trains a face model and then decides with it. */
const train = (spec) => models.train(spec);

function showTraining(progress) {
  bar.showTraining(progress);
  decide.showTraining(progress);
}

function modelChanged() {
  const { list, current } = models;
  bar.show(list, current);
  bar.showFit(current, models.remedy());
  if (models.isMissing || !models.unkept) bar.say(models.isMissing ? say('verify.bad.model') : '');
  pair.model = models.wanted; // one that is missing stays in the address, to be mended
  if (!session.hold('model', current?.id)) {
    starting.settle();
    remember(); // it may have been chosen in place of a missing one
    return;
  }
  result = null;
  isRefused = false;
  decide.setModel(current);
  neighbourhood.setModel(current?.id);
  decision.follow();
  changed();
}

/** What the address says of the faces, in the query too. */
function givenPair() {
  const inQuery = readSpec() ? '' : page.specInQuery(isPairKey);
  if (inQuery) page.takeSpec();
  return readSpec() || inQuery;
}

/** Opens what the address says; what cannot be read in it is said. */
function open(text) {
  pair = readPair(text, knobs);
  const bad = pair.unread.map(({ key, text: given }) => say('link.bad', key, given.slice(0, LONGEST_QUOTE)));
  byId('address-error').textContent = inARow(...bad.slice(0, 3));
  starting.open(pair.threshold);
}

function gateChanged(isOn) {
  view.gate = isOn;
  decision.show();
  remember();
}

function besideChanged(choice) {
  view.beside = choice;
  remember();
}

function thresholdMoved() {
  pair.threshold = starting.own;
  decision.follow();
  remember();
}

async function begin() {
  api.speak(boot.lang ?? 'en');
  wirePresent(view, remember);
  wireHeader(page, view, { changed: () => remember(), language: (lang) => page.openInLanguage(lang, view, pairText(pair)) });
  wireShare(link);
  knobs = await api.paperKnobs();
  open(givenPair());
  for (const side of SIDES) {
    const first = side === 'left' ? 'traits' : 'shot';
    cards[side] = new FaceCard(byId(side), knobs, first, {
      trait: (key, text) => setTrait(side, key, text), shot: (key, text) => setShot(side, key, text),
    });
    drawn[side] = drawer(side);
    showSliders(side).catch(trouble);
  }
  bar = new ModelBar(byId('model-bar'), {
    select: (id) => models.select(id), remove: (id) => models.remove(id).catch(trouble), train, again: () => models.keepAgain(),
  });
  models = new Models({
    changed: modelChanged, training: showTraining, starter: (share) => bar.showStarter(share),
    trouble: (error) => bar.say(inWords(error), Boolean(models.unkept)),
  }, pair.model);
  neighbourhood = new Neighbourhood(trouble);
  gatekeeper = new Gatekeeper(view.gate, gateChanged);
  decision = new Decision({ knobs, persons, neighbourhood, gatekeeper }, () => ({ pair, result, isMeasured: Boolean(models.current) && !isRefused, thresholdDeg: starting.degFor(models.current?.id) }));
  decide = openDecide(threshold, {
    retrain: train, trouble, beside: { others: () => models.list, choice: view.beside, changed: besideChanged, trouble }, gateMoved: (level) => gatekeeper.setLevel(level),
    usual: (model, angleDeg) => {
      starting.decides(model, angleDeg);
      thresholdMoved(); // even if it stays: from now on it is this model's
    },
  });
  threshold.listen(thresholdMoved);
  wireButtons();
  onSpecChanged((text) => {
    if (text === pairText(pair)) return;
    open(text);
    models.select(pair.model);
    changed();
  });
  models.judge(kinds()); // before one is chosen: who chooses again gives up the link's threshold
  await models.load();
}

begin().catch(trouble);
