// The decision about two faces, in a number, a word and a sentence.

import { fixed } from '../lib/format.js';
import { boot, byId, say, setText } from './dom.js';

const IDENTICAL_DEG = 0.05;
const FEW = 2;

export const hasWords = (reason) => `verify.why.${reason}` in (boot.messages ?? {});

/** Items as a sentence's part: `a, b and c`. */
function listed(items) {
  if (items.length < 2) return items.join('');
  return items.slice(0, -1).join(say('verify.list.comma')) + say('verify.list.and') + items.at(-1);
}

const inWord = (reason) => say(`verify.why.${reason}`);

/** Reasons of lib/reasons.js as a part of a sentence. */
export const inWords = (reasons) => listed(reasons.map(inWord));

/**
 * `result`: {cos, angleDeg, d2} or null without a model, or while it `isMeasured`; `thresholdDeg`: NaN while there is none; `same`: whether it is one
 * person, null if nobody can know; `reasons`: {door, enrolled}; `differing`: labels of the traits in which the two differ;
 * `refused`: the side whose picture the quality gate turns down before anything is decided, or undefined.
 */
export function showVerdict({ result, isMeasured, thresholdDeg, same, reasons, differing, refused }) {
  const decided = result && Number.isFinite(thresholdDeg) && !refused;
  const opens = decided && result.angleDeg <= thresholdDeg;
  const isRight = decided && same !== null ? opens === same : undefined;
  byId('verdict').className = `verdict ${isRight === undefined ? '' : isRight ? 'right' : 'wrong'}`;
  setText('angle', result ? `${fixed(result.angleDeg, 1)}°` : '–');
  setText('cosine', result ? say('verify.cosine', fixed(result.cos, 3)) : '');
  setText('distance', result ? say('verify.distance', fixed(result.d2, 3)) : '');
  setText('decision', say(decisionKey({ result, isMeasured, decided, opens, refused })));
  setText('threshold-words', decided ? say('verify.threshold', fixed(thresholdDeg, 1)) : '');
  if (!result) setText('because', say(isMeasured ? 'verify.measuring.because' : 'verify.waiting'));
  else if (refused) setText('because', say(`verify.refused.${refused}`));
  else if (!decided) setText('because', '');
  else setText('because', because({ opens, same, reasons, differing, identical: result.angleDeg < IDENTICAL_DEG }));
}

function decisionKey({ result, isMeasured, decided, opens, refused }) {
  if (!result) return isMeasured ? 'verify.measuring' : 'verify.noModel';
  if (refused) return 'verify.refused';
  if (!decided) return 'verify.open.question';
  return opens ? 'verify.opens' : 'verify.locked';
}

/** One sentence for both pictures: whatever is in the way of either is in the way. */
function because({ opens, same, reasons, differing, identical }) {
  if (same === null) return say(opens ? 'verify.photo.opens' : 'verify.photo.locked');
  if (same && identical) return say('verify.identical');
  const spoilt = [...reasons.door.map(inWord), ...(reasons.enrolled.length ? [say('verify.enrolled', inWords(reasons.enrolled))] : [])];
  return same ? ofOne(opens, listed(spoilt)) : ofTwo(opens, listed(spoilt), differing);
}

function ofOne(opens, spoilt) {
  if (!spoilt) return say(opens ? 'verify.same.opens' : 'verify.same.locked');
  return say(opens ? 'verify.same.opens.despite' : 'verify.same.locked.because', spoilt);
}

function ofTwo(opens, spoilt, differing) {
  const key = opens ? 'verify.other.opens' : 'verify.other.locked';
  const isFew = differing.length && differing.length <= FEW;
  if (isFew) return say(spoilt ? `${key}.few.because` : `${key}.few`, listed(differing), spoilt);
  return opens && spoilt ? say(`${key}.because`, spoilt) : say(key);
}
