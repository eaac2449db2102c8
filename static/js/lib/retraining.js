// Training again with nothing changed but how people are photographed, and which two models differ in nothing else.

import { joinComparison, splitComparison } from './spec.js';

const runOf = (spec) => splitComparison(spec)[0];

/** The text of the run with other conditions; all else stays. */
export function withConditions(spec, conditions) {
  return joinComparison([{ ...runOf(spec), conditions }], new Set());
}

/** Whether two runs have all settings in common but the conditions, and not those. */
function differOnlyInConditions(a, b) {
  const [one, other] = [a, b].map(runOf);
  if (one.conditions === other.conditions) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => key === 'conditions' || one[key] === other[key]);
}

/**
 * Of the models judged on this page, each {spec, people}, the newest with which `now` can be compared as before and after:
 * the same run under other conditions, tested on the same people. Undefined if there is none.
 */
export function counterpart(now, judged) {
  return judged.findLast((other) => differOnlyInConditions(now.spec, other.spec) && String(now.people) === String(other.people));
}
