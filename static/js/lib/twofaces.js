// Two faces and how they are decided upon, as the text of the address bar and back.

import { USUAL_PERSON, fieldsOf } from './faces.js';

const PREFIX = { left: 'a', right: 'b' };
const SAME = 'same';

/** A morning like any other: not the very picture that was enrolled. */
const MORNING = { yaw: '7', smile: '0.45', 'light-side': '0.3', clothes: '0.65' };

function plainPair() {
  const left = { person: USUAL_PERSON, traits: {}, shot: {}, photo: null };
  return { left, right: { ...left, traits: {}, shot: {}, same: true }, model: 'latest', threshold: null, unread: [] };
}

/** What a newcomer sees: one person, twice. */
function usualPair() {
  const pair = plainPair();
  pair.right.shot = { ...MORNING };
  return pair;
}

/** The face of a side; the right-hand one may be the left-hand person once more. */
export function faceOf(pair, side) {
  const own = pair[side];
  if (own.photo || !own.same) return own;
  return { ...own, person: pair.left.person, traits: pair.left.traits };
}

/** Whether both are one person; null when a photograph is among them and only people can know. */
export function isSame(pair) {
  return pair.left.photo || pair.right.photo ? null : pair.right.same;
}

/** What is said of a pair, [[key, text]]. */
function said(pair) {
  const fields = [];
  for (const side of ['left', 'right']) {
    const own = pair[side];
    const shown = own.same ? { ...own, person: SAME, traits: {} } : own;
    for (const [key, text] of fieldsOf(shown)) fields.push([`${PREFIX[side]}.${key}`, text]);
  }
  if (pair.threshold !== null) fields.push(['t', pair.threshold.toFixed(1)]);
  if (pair.model !== 'latest') fields.push(['model', pair.model]);
  return fields;
}

/** The text of a pair; what could not be read stays in it, to be mended, until something is chosen in its place. */
export function pairText(pair) {
  const fields = new Map(said(pair));
  for (const { key, text, instead } of pair.unread) {
    if (fields.get(key) === instead) fields.set(key, text);
  }
  return new URLSearchParams([...fields]).toString();
}

/** Whether a pair's text may say this. */
export const isPairKey = (key) => key === 't' || key === 'model' || /^[ab](\.|$)/.test(key);

/** The pair of a text; what cannot be read takes its usual value, and is listed as `unread`: [{key, text, instead}]. */
export function readPair(text, { traits, shot }) {
  const pair = /(^|&)[ab]\./.test(text) ? plainPair() : usualPair();
  const unread = [...new URLSearchParams(text)].filter(([key, value]) => !take(pair, key, value, { p: traits, s: shot }));
  const usual = Object.fromEntries(said(pair));
  pair.unread = unread.map(([key, value]) => ({ key, text: value, instead: usual[key] }));
  return pair;
}

function take(pair, key, value, knobs) {
  if (key === 't') return takeThreshold(pair, value);
  if (key === 'model') return /^[\w-]{1,40}$/.test(value) && Boolean((pair.model = value));
  const [letter, kind, ...rest] = key.split('.');
  const side = Object.keys(PREFIX).find((name) => PREFIX[name] === letter);
  if (!side) return false;
  if (kind === 'person' && !rest.length) return takePerson(pair[side], value);
  const info = knobs[kind]?.find((one) => one.key === rest.join('.'));
  if (!info || !isAllowed(info, value)) return false;
  pair[side][kind === 'p' ? 'traits' : 'shot'][info.key] = value;
  if (kind === 'p' && side === 'right') pair.right.same = false;
  return true;
}

function takeThreshold(pair, value) {
  if (!isWithin(value, 0, 180)) return false;
  pair.threshold = Number(value);
  return true;
}

function takePerson(side, value) {
  if (value === SAME && 'same' in side) return true;
  if (!/^\d{1,9}$/.test(value) && !/^row([0-9]|[12][0-9]|3[01])$/.test(value)) return false;
  side.person = value;
  if ('same' in side) side.same = false;
  return true;
}

function isAllowed({ kind, min, max, choices }, value) {
  if (kind === 'switch') return value === 'on' || value === 'off';
  if (kind === 'choice') return choices.some((choice) => choice.value === value);
  return isWithin(value, min, max);
}

/** Whether a text is a decimal number between two others. */
const isWithin = (text, least, most) => /^-?\d+(\.\d+)?$/.test(text) && Number(text) >= least && Number(text) <= most;
