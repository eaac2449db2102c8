// /identify: who is enrolled, who is at the door, and what one threshold makes of it.

import * as api from '../../app/api.js';
import { EnrolDialog } from './enrol.js';
import { GalleryView } from './gallery.js';
import { Growth } from './growth.js';
import { judge, officeVerdict, showOffice } from './office.js';
import { decision, showRanking } from './ranking.js';
import { Trial, showNoTrial } from './trial.js';
import { Visitors } from './visitors.js';
import { degrees } from '../../lib/format.js';
import { colleague, hardest, shuffled } from '../../lib/visitors.js';
import { Models } from '../../app/models.js';
import { wirePresent } from '../../app/present.js';
import { isLate, session, unlessLate } from '../../app/session.js';
import { toast, wireHeader, wireShare } from '../../app/sharing.js';
import { PageState, flag, number, word } from '../../app/state.js';
import { boot, byId, inWords, isOwner, say, setText, stopLoading } from '../../view/dom.js';
import { ModelBar } from '../../view/modelbar.js';
import { choosePhoto } from '../../app/photodialog.js';

const STAFF = 3;
const FEWEST_SHOTS = 3;
const MOST_SHOTS = 12;
const SHORTEST_DEG = 5;
const LONGEST_DEG = 90;

const page = new PageState({ t: number(SHORTEST_DEG, LONGEST_DEG), model: word('latest'), present: flag() });
const view = page.read();
let people = [];
let entries = 0;
let candidates = null;
let comers = [];
let mornings = 0;
let trial = null;
let gallery, growth, dialog, models, bar;
/** The threshold stands in two places, beside its trials and beside the office. */
const sliders = ['threshold', 'office-threshold'].map(byId);
const visitors = new Visitors(() => people, () => models?.current?.id);

/** Everything that depends on the threshold, redrawn at once from what is here: a drag never waits. */
function showThreshold() {
  const deg = thresholdDeg();
  for (const slider of sliders) {
    slider.value = deg;
    slider.style.setProperty('--filled', `${(100 * (deg - SHORTEST_DEG)) / (LONGEST_DEG - SHORTEST_DEG)}%`);
    byId(`${slider.id}-value`).textContent = degrees(deg);
  }
  showDecision(deg);
  if (comers.length) {
    const judged = showOffice(byId('office'), comers, deg);
    setText('office-verdict', officeVerdict(judged));
  }
  trial?.showAt(deg);
  growth.show(deg);
}

function thresholdDeg() {
  return Number(byId('threshold').value);
}

function showDecision(deg) {
  if (!candidates) return;
  const { name, sentence } = decision(candidates, deg);
  byId('decision').textContent = name ?? say('identify.unknown');
  byId('decision').classList.remove('waiting');
  byId('decision').classList.toggle('stranger', !name);
  setText('decision-why', sentence);
  showRanking(byId('ranking'), candidates, deg);
}

async function showGallery() {
  if (!isOwner) return; // the page says so
  let damaged;
  try {
    ({ people, damaged, count: entries } = await session.begin('model/gallery').answer(api.gallery(models?.current?.id)));
  } catch (error) {
    if (isLate(error)) return; // whoever asked since shows it
    throw error;
  }
  gallery.show(people, damaged);
  models?.judge(kinds());
  const known = people.filter(({ seen }) => seen).map(({ name }) => name);
  setText('gallery-seen', known.length ? say('identify.seen', new Intl.ListFormat(boot.lang).format(known)) : '');
  byId('gallery-empty').hidden = entries > 0;
  byId('enrol-three').hidden = people.length > 0;
  byId('forget').hidden = entries === 0;
  byId('visit-enrolled').disabled = nobodyComes() !== '';
  if (!comers.length) setText('office-verdict', nobodyComes());
}

/** Kinds of the pictures enrolled; people are drawn unless somebody enrols a photograph. */
const kinds = () => (people.length ? people.map(({ shows }) => shows) : ['drawn']);

/** A face as the server answers it: its picture and the people it may be; undefined without a model. */
async function recognise(face) {
  if (models.current) return api.identify(models.current.id, face);
  toast(say('identify.model'));
  byId('train-model')?.focus();
  return undefined;
}

async function visit(face) {
  const answer = await session.begin('model/visit').answer(recognise(face));
  if (!answer) return;
  byId('probe').src = answer.picture;
  bar.showFit(models.current, models.remedy([...new Set([...kinds(), answer.shows])]));
  ({ candidates } = answer);
  showDecision(thresholdDeg());
}

const visitEnrolled = async (person = undefined) => visit(await visitors.enrolled(person));

const visitStranger = async () => visit(await visitors.stranger());

async function visitPhoto() {
  const image = await choosePhoto();
  if (image) await visit({ image });
}

async function enrolThree() {
  for (let i = 0; i < STAFF; i++) {
    const { name, face } = colleague(i, say('identify.names'));
    await api.enrol(name, face);
  }
  await showGallery();
  await morning();
}

/** Why no colleague can come in; empty if some can. */
function nobodyComes() {
  if (visitors.able.length) return '';
  return say(people.length ? 'identify.office.photos' : 'identify.office.nobody');
}

/**
 * The first people enrolled and as many strangers come in, in any order, past a camera that takes pictures of each until the
 * model goes wrong about one of them, or a dozen. Shown is the hardest of each.
 */
async function morning() {
  const turn = session.begin('model/morning');
  const staff = visitors.able.slice(0, STAFF);
  if (!staff.length) toast(nobodyComes());
  const coming = staff.flatMap((person) => [{ expected: person.name, person, answers: [] }, { expected: null, answers: [] }]);
  let hard = [];
  for (let shot = 1; shot <= MOST_SHOTS && coming.length; shot++) {
    for (const one of coming) {
      one.face = await turn.answer(one.person ? visitors.enrolled(one.person) : visitors.stranger(one.face));
      const answer = await turn.answer(recognise(one.face));
      if (!answer) return;
      one.answers.push(answer);
    }
    hard = coming.map(({ expected, answers }) => ({ ...hardest(answers, expected), expected }));
    if (shot >= FEWEST_SHOTS && hard.some((comer) => !judge(comer, thresholdDeg()).right)) break;
  }
  mornings += 1;
  comers = shuffled(hard, mornings);
  showThreshold();
}

async function remove(person) {
  if (!confirm(say('identify.remove.sure', person.name ?? say('identify.damaged')))) return;
  await changeGallery(() => api.forget(person.id));
}

async function forgetAll() {
  if (!confirm(say('identify.forget.sure', entries))) return;
  await changeGallery(() => api.forgetAll(entries));
  if (!entries) byId('enrol').focus(); // the button pressed is gone
}

/**
 * What could not be deleted, or was not as it had been shown, is to be seen. Who is on the way to the door is asked about no
 * more, nor are pictures and lists of those who may be gone when they come.
 */
async function changeGallery(asked) {
  for (const id of ['gallery', 'ranking']) stopLoading(byId(id));
  session.end('model/gallery');
  forgetAnswers();
  try {
    await asked();
  } finally {
    await galleryChanged();
  }
}

/** Answers about the old gallery, or of another model, are worth nothing any more. */
function forgetAnswers() {
  session.end('model/visit');
  session.end('model/morning');
  candidates = null;
  comers = [];
  bar?.showFit(models.current, models.remedy());
  byId('office').replaceChildren();
  setText('office-verdict', nobodyComes());
  byId('ranking').replaceChildren();
  byId('decision').textContent = say('identify.door.again');
  byId('decision').classList.remove('stranger');
  byId('decision').classList.add('waiting');
  byId('probe').removeAttribute('src');
  byId('decision-why').textContent = '';
}

async function galleryChanged() {
  forgetAnswers();
  await showGallery();
  if (models.current && people.length) await morning();
}

async function modelChanged() {
  const { list, current } = models;
  bar.show(list, current);
  bar.showFit(current, models.remedy());
  if (models.isMissing || !models.unkept) bar.say(models.isMissing ? say('verify.bad.model') : '');
  view.model = models.wanted;
  page.write(view);
  if (!session.hold('model', current?.id)) return;
  const turn = session.begin('model/trial');
  growth.use(current);
  trial = null;
  setText('threshold-hint', '');
  showNoTrial(Boolean(current));
  forgetAnswers();
  await turn.answer(showGallery());
  if (!current) return;
  const measured = await turn.answer(api.identification(current.id)).catch((error) => {
    unlessLate(() => showNoTrial(false))(error);
    throw error;
  });
  trial = new Trial(measured);
  useThreshold(current.id, measured.thresholdDeg);
  showThreshold();
  if (people.length) await morning();
}

/** Every model has angles of its own: a threshold chosen for one says nothing about another. */
function useThreshold(model, usualDeg) {
  const isAnother = useThreshold.last !== undefined && useThreshold.last !== model;
  useThreshold.last = model;
  if (view.t !== null && !isAnother) return;
  if (view.t !== null) toast(say('identify.threshold.moved', degrees(usualDeg)));
  view.t = null;
  page.write(view);
  byId('threshold').value = usualDeg;
}

const trouble = unlessLate((error) => {
  byId('alert').hidden = false;
  byId('alert').textContent = inWords(error);
});

/** A button whose work may fail: the reason is shown, and the button rests while it works, and before it can. */
function wire(id, action) {
  byId(id).disabled = false;
  byId(id).onclick = async () => {
    byId('alert').hidden = true;
    byId(id).disabled = true;
    try {
      await action();
    } catch (error) {
      trouble(error);
    } finally {
      byId(id).disabled = false;
      if (document.activeElement === document.body) byId(id).focus({ preventScroll: true }); // what rests loses the focus
    }
  };
}

function wireThreshold() {
  const [first] = sliders;
  if (view.t !== null) first.value = view.t;
  for (const slider of sliders) {
    slider.oninput = () => {
      first.value = slider.value;
      view.t = thresholdDeg();
      requestAnimationFrame(showThreshold);
    };
    slider.onchange = () => page.write(view);
  }
}

async function begin() {
  api.speak(boot.lang ?? 'en');
  page.takeFragment(view);
  wirePresent(view, () => page.write(view));
  wireHeader(page, view, { changed: () => page.write(view), language: (lang) => page.openInLanguage(lang, view) });
  wireShare(() => page.address(view));
  const guarded = (action) => (...args) => action(...args).catch(trouble);
  gallery = new GalleryView(byId('gallery'), {
    remove: guarded(remove), visit: guarded(visitEnrolled), add: (person) => dialog.open(person),
    emptied: () => byId('enrol').focus(),
  });
  growth = new Growth(trouble);
  dialog = new EnrolDialog(boot.folders, {
    enrolled: guarded(async ({ name }) => {
      toast(say('identify.enrolled', name));
      await galleryChanged();
    }),
    added: guarded(async ({ name, pictures }) => {
      toast(say('identify.added', name, pictures.length));
      await galleryChanged();
    }),
    model: () => models.current?.id,
  });
  wireThreshold();
  wire('enrol-three', enrolThree);
  wire('enrol', () => dialog.open());
  wire('forget', forgetAll);
  wire('visit-enrolled', () => visitEnrolled());
  wire('visit-stranger', visitStranger);
  wire('visit-photo', visitPhoto);
  wire('morning', morning);
  bar = new ModelBar(byId('model-bar'), {
    select: (id) => models.select(id),
    remove: (id) => models.remove(id).catch(trouble),
    train: (spec) => models.train(spec),
    again: () => models.keepAgain(),
  });
  models = new Models({
    changed: guarded(modelChanged),
    training: (progress) => bar.showTraining(progress),
    starter: (share) => bar.showStarter(share),
    trouble: (error) => bar.say(inWords(error), Boolean(models.unkept)),
  }, view.model);
  models.judge(kinds());
  await showGallery();
  showThreshold();
  await models.load();
}

begin().catch(trouble);
