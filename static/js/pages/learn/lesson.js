// A page of a lesson: its live figures and their questions, the presentation, teacher's notes, print, and that it was read.

import { markRead } from '../../app/progress.js';
import { wirePresent } from '../../app/present.js';
import { onPaper } from '../../app/printing.js';
import { RunFigure } from '../../app/runfigure.js';
import * as api from '../../app/api.js';
import { PageState, flag } from '../../app/state.js';
import { wireHeader } from '../../app/sharing.js';
import { answerOf } from '../../lib/question.js';
import { boot, byId, h } from '../../view/dom.js';
import { AlarmsFigure, CountFigure, TraitsFigure } from './handfigures.js';
import { CausesFigure, DoorFigure, DuelFigure, PairsFigure, PhotographsFigure } from './modelfigures.js';
import { Question } from './question.js';
import { Slides } from './slides.js';

const KINDS = { traits: TraitsFigure, count: CountFigure, alarms: AlarmsFigure, pairs: PairsFigure, door: DoorFigure, causes: CausesFigure, photographs: PhotographsFigure, duel: DuelFigure };
const NEAR = '300px';

const page = new PageState({ present: flag(), notes: flag() });
const view = page.read();

api.speak(boot.lang);
wireHeader(page, view, { changed: () => page.write(view), language: (lang) => page.openInLanguage(lang, view) });

/** A figure in its place, {figure, load}: it moves once it has come near, and asks its question before it shows the result. */
function place(host) {
  const wanted = boot.figures[host.dataset.figure];
  const { question } = wanted;
  const score = (facts) => asked?.score(answerOf(question.score, facts));
  const ended = wanted.run ? (runs) => score({ runs }) : score;
  const figure = new (KINDS[wanted.views[0]] ?? RunFigure)(host, wanted, question ? ended : () => {});
  let asked;
  const answered = (guess) => {
    if (question.petals) figure.guessed(question.score.number - 1, guess);
    figure.release();
  };
  const ask = () => (asked = new Question({ ...question, choices: figure.choices ?? question.choices }, answered));
  if (question) figure.hold();
  if (question && question.score.kind !== 'cause') host.prepend(ask().field);
  if (wanted.caption) host.append(h('p', { class: 'live-caption' }, wanted.caption));
  const load = async () => {
    await figure.load();
    if (question && !asked) host.prepend(ask().field);
  };
  new IntersectionObserver((seen, observer) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    figure.near?.();
    load();
  }, { rootMargin: NEAR }).observe(host);
  return { figure, load };
}

const figures = [...document.querySelectorAll('.live')].map(place);

/** Paper may be asked for by whoever has not been everywhere: what is farther away loads when the page is there. */
const loadAll = () => Promise.all(figures.map(({ load }) => load()));

if (document.readyState === 'complete') loadAll();
else addEventListener('load', loadAll);

function showNotes() {
  document.body.toggleAttribute('data-notes', view.notes);
  byId('notes').setAttribute('aria-pressed', String(view.notes));
}

byId('notes').onclick = () => {
  view.notes = !view.notes;
  page.write(view);
  showNotes();
};
byId('print').onclick = async () => {
  await loadAll();
  window.print();
};
showNotes();

const slides = new Slides(() => markRead(boot.lesson));
const present = wirePresent(view, () => {
  page.write(view);
  slides.turn(view.present);
});
slides.turn(view.present);

let onSlide; // what was presented before

onPaper(() => {
  onSlide = view.present ? slides.at : undefined;
  present(false); // slides that are not on show cannot be drawn
  for (const { figure } of figures) figure.print?.();
}, () => {
  for (const { figure } of figures) figure.printed?.();
  if (onSlide === undefined) return;
  present(true);
  slides.show(onSlide);
});

// Whoever has come to the way on has read the page.
new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && markRead(boot.lesson)).observe(byId('next'));
