// The text of a comparison, `shared;own;own`, as one plain object of texts per run, and back.

/** `a=1&b=2` as {a: '1', b: '2'}. */
function fieldsOf(segment) {
  const fields = {};
  for (const pair of segment.split('&')) {
    const at = pair.indexOf('=');
    if (at > 0) fields[pair.slice(0, at)] = decoded(pair.slice(at + 1));
  }
  return fields;
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return text;
  }
}

function segmentOf({ [THEN]: course = '', ...fields }) {
  return Object.entries(fields).map(([key, value]) => `${key}=${encoded(value)}`).join('&') + course;
}

/** What stands between changes is none within a value; what need not be encoded is left as people read it. */
function encoded(value) {
  return encodeURIComponent(value).replaceAll(THEN, '%7E').replace(/%(2F|3A|2C)/g, decodeURIComponent);
}

/** Stands before each change in the course of a run; as a key of a run's object: all of them, as text. */
export const THEN = '~';

/** A segment's fields and, if there are any, the changes in the course of its run. */
function runOf(segment) {
  const at = segment.indexOf(THEN);
  return at < 0 ? fieldsOf(segment) : { ...fieldsOf(segment.slice(0, at)), [THEN]: segment.slice(at) };
}

/** The changes in the course of a run, each as text. */
const changesOf = (run) => (run[THEN] ?? '').split(THEN).slice(1);

function withChanges({ [THEN]: _, ...start }, changes) {
  return changes.length ? { ...start, [THEN]: changes.map((change) => THEN + change).join('') } : start;
}

/** The run without one of the changes in its course. */
export function withoutChange(run, index) {
  return withChanges(run, changesOf(run).filter((_, i) => i !== index));
}

/** The run with one of the changes in its course after so many batches. */
export function withChangeAt(run, index, at) {
  return withChanges(run, changesOf(run).map((change, i) => (i === index ? change.replace(/^at=[^&]*/, `at=${at}`) : change)));
}

/** One object of field texts per run, shared fields copied into each. */
export function splitComparison(text) {
  const segments = text.split(';').map(runOf);
  if (segments.length === 1) return segments;
  const [shared, ...own] = segments;
  return own.map((fields) => ({ ...shared, ...fields }));
}

/** The text of the runs: what all of them agree on (among `sharable` keys) comes first, once. */
export function joinComparison(runs, sharable) {
  if (runs.length === 1) return segmentOf(runs[0]);
  const isShared = (key) => sharable.has(key) && runs.every((run) => run[key] === runs[0][key]);
  const part = (run, keep) => Object.fromEntries(Object.entries(run).filter(([key]) => keep(key)));
  const segments = [part(runs[0], isShared), ...runs.map((run) => part(run, (key) => !isShared(key)))];
  return segments.map(segmentOf).join(';');
}

/** The run with another loss: its shared fields stay, the knobs of the old loss go. */
export function withLoss(run, lossKey, sharable) {
  const kept = Object.entries(run).filter(([key]) => sharable.has(key));
  return { ...Object.fromEntries(kept), loss: lossKey };
}
