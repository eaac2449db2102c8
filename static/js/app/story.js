// The sentence under the planes and the other words about where things stand, from what is on screen.

import { captionOf, troubleOf, warmUpOf } from '../lib/caption.js';
import { sharedPasts } from '../lib/course.js';
import { count, degrees, fixed, large, percent, tick } from '../lib/format.js';
import { ownAnglesOf } from '../lib/ownangles.js';
import { boot, inARow, say } from '../view/dom.js';

/**
 * A few sentences, chosen by what is to be seen; `shown` and `view` as in play.js; `side`: the names of the two classes whose
 * plane is looked at, or none; `told` the server's own; `count`: the runs set up; `isUnseenShown`: whether digits never trained
 * on are shown.
 */
export function storyOf(shown, { view, side, isOver, told, count, isUnseenShown }) {
  if (told) return told;
  if (!shown.length) return say(count > 1 ? 'story.before' : 'story.before.one');
  const { dim } = shown[0].run;
  const seen = captionOf(shown, { isOver });
  const sentences = [
    view === 'angles' ? ['story.angles', dim] : aboutSpace(dim, side),
    ...(seen.length ? seen : [[shown[0].run.classMeans.length ? 'story.means' : 'story.one']]),
    choiceOf(shown),
    isUnseenShown ? unseenOf(shown) : null,
    view === 'circle' ? [['story.circle', 'story.sphere'][dim - 2] ?? 'story.unit'] : aside(shown.length, seen.length, isOver),
  ];
  return inARow(...sentences.filter(Boolean).map((one) => say(...one)));
}

/** In place of the pictures that an earlier one shows as well: by place, the words there; `shown` as in play.js, with texts. */
export function pastsInWords(shown) {
  const pasts = sharedPasts(shown.map(({ text, run }) => ({ text, step: run.step })));
  return Object.fromEntries(shown.map(({ place }, i) => [
    place, pasts[i] ? say('pane.past', shown[pasts[i].run].title, count(pasts[i].until)) : '',
  ]));
}

/** What a picture of more than two dimensions is. */
function aboutSpace(dim, side) {
  if (dim === 2) return null;
  if (dim === 3) return ['story.ball'];
  return side.length ? ['story.through', dim, ...side] : ['story.projection', dim];
}

/** Of how many pairs or triplets those that are looked at come: about N² or N³. */
function choiceOf(shown) {
  const { run } = shown.find(({ run: { corners } }) => corners) ?? {};
  if (!run) return null;
  const allPairs = (run.trainImages * (run.trainImages - 1)) / 2;
  const numbers = [run.trainImages, run.trainChoices, run.batchImages, run.batchChoices, allPairs].map(large);
  return [`story.choice.${run.corners}`, ...numbers];
}

/** How well two digits never trained on are told apart; of one digit alone there is nothing to tell. */
function unseenOf(shown) {
  if (!shown[0].run.unseen.length) return null;
  const rates = shown.filter(({ run }) => Number.isFinite(run.measures.unseenEer))
    .map(({ title, run }) => say('story.unseen.rate', title, percent(run.measures.unseenEer)));
  return rates.length ? ['story.unseen', rates.join(say('list.comma'))] : ['story.unseen.one'];
}

/** What is good to know where there is room for one more sentence. */
function aside(runs, sentences, isOver) {
  if (isOver) return sentences < 2 ? ['story.done'] : null;
  return runs > 1 ? [runs === 2 ? 'story.both' : 'story.all'] : null;
}

/**
 * What stands beneath the target logit: during a warm-up nothing else, for which there is no room; `full`: the push of a full
 * arrow on the planes, 0 without arrows; `isCurve`: whether the chart has angles, in which bars and lines of pushes are drawn.
 */
export function curveCaption(shown, full, isCurve = true) {
  const warmUp = warmUpOf(shown).map((one) => say(...one));
  const bars = isCurve && !warmUp.length ? say('curve.caption') : '';
  const lines = isCurve && full ? say('curve.caption.force') : '';
  return inARow(...warmUp, bars, lines, full ? say('curve.caption.arrows', tick(full)) : '');
}

/** What the bar at the bottom shows. */
export function timeOf(experiment, epochs) {
  const { clock, moments, index } = experiment;
  const changes = changesOf(experiment);
  const here = changes.filter((change) => change.index === clock?.index).map(({ words }) => words);
  return {
    running: Boolean(experiment.isRunning || experiment.replaying),
    started: experiment.started,
    moments: moments.count,
    index: index ?? Math.max(0, moments.count - 1),
    share: experiment.share,
    marks: changes.map((change) => ({ ...change, at: change.index / (moments.count - 1) })),
    isLive: experiment.isLive,
    clock: clockOf(experiment, epochs),
    words: clock ? [say('scrub.value', clock.index + 1, moments.count, fixed(clock.epoch, 1)), ...here].join(' – ') : say('clock.idle'),
  };
}

/**
 * The first moments in which runs go on with other settings, those that have come: {index, words}; none before the moments
 * that led there are here.
 */
function changesOf({ runs, moments, isFilled }) {
  const changes = isFilled ? runs.flatMap((run) => run.changes ?? []) : [];
  const words = new Map();
  for (const change of changes) {
    const index = change.at === null ? moments.indexAtEpoch(change.epoch) : moments.indexAtStep(change.at);
    if (index > 0) words.set(index, (words.get(index) ?? new Set()).add(change.words));
  }
  return [...words].map(([index, all]) => ({ index, words: say('scrub.change', [...all].join('; ')) }));
}

/** What stands beside the scrubber. */
function clockOf(experiment, epochs) {
  const { state, place, lost } = experiment.state;
  if (lost) return say('state.lost');
  if (state === 'queued') return say('clock.queued', placeInWords(place));
  if (!experiment.clock) return say(state === 'none' ? 'clock.idle' : 'clock.starting');
  const { totalEpochs, passes } = experiment.state;
  const now = [fixed(experiment.clock.epoch, 1), totalEpochs || epochs];
  return passes > 1 ? say('clock.passes', ...now, passes) : say('clock', ...now);
}

/** "number 2", "you are next". */
function placeInWords(place) {
  return place <= 1 ? say('state.queued.place.1') : say('state.queued.place', place);
}

/** For screen readers: the state, only when it changes; at the end also what came of it. */
export function stateInWords({ state, place, message }, shown) {
  if (state === 'queued') return say('state.queued', placeInWords(place));
  if (state === 'none' || state === 'starting') return '';
  const words = [say(`state.${state}`), message].filter(Boolean).join('. ');
  return state === 'done' ? inARow(`${words}${boot.lang === 'zh' ? '。' : '.'}`, ...shown.map(outcomeOf)) : words;
}

/** How a run ended; nothing where own angles were not measured. */
function outcomeOf(one) {
  const trouble = troubleOf(one, true);
  if (trouble) return say(...trouble);
  const { half, most } = ownAnglesOf(one.run);
  return Number.isFinite(half) ? say('state.outcome', one.title, degrees(half), degrees(most)) : '';
}

/** The words on the big button. */
export function trainLabel(count, experiment, isStale) {
  const { state } = experiment.state;
  if (state === 'starting') return say('train.starting');
  if (isStale && experiment.started) return say('train.again');
  if (state === 'queued') return say('train.queued');
  if (state === 'running') return say('train.running');
  if (count === 1) return say('train.one');
  return count === 2 ? say('train.two') : say('train.many', count);
}
