// The office story: three employees were enrolled yesterday; this morning six people come in.

import { degrees } from '../../lib/format.js';
import { h, say } from '../../view/dom.js';

/** Visitors: [{picture, expected: name or null, candidates}]; everybody is judged at the threshold. */
export function showOffice(host, visitors, thresholdDeg) {
  const judged = visitors.map((visitor) => judge(visitor, thresholdDeg));
  host.replaceChildren(...judged.map(tile));
  return judged;
}

/** What becomes of a visitor at a threshold: {…, said: the name it is taken for or null, right}. */
export function judge({ picture, expected, candidates }, thresholdDeg) {
  const [nearest] = candidates;
  const said = nearest && nearest.angleDeg <= thresholdDeg ? nearest.name : null;
  return { picture, expected, said, right: said === expected, angleDeg: nearest?.angleDeg };
}

function tile({ picture, expected, said, right, angleDeg }) {
  return h('li', { class: right ? 'visitor right' : 'visitor wrong' },
    h('img', { src: picture, alt: '', width: 84, height: 84 }),
    h('b', { textContent: said ?? say('identify.unknown') }),
    h('span', { class: 'hint', textContent: degrees(angleDeg) }),
    h('span', { class: 'mark-right', textContent: verdict({ expected, said, right }) }));
}

function verdict({ expected, said, right }) {
  if (right) return `✓ ${say('identify.office.right')}`;
  if (expected === null) return `✗ ${say('identify.office.intruder')}`;
  return `✗ ${said ? say('identify.office.mistaken', expected) : say('identify.office.refused', expected)}`;
}

/** The morning in one sentence. */
export function officeVerdict(judged) {
  const refused = judged.filter(({ expected, said }) => expected !== null && said !== expected).length;
  const fooled = judged.filter(({ expected, said }) => expected === null && said !== null).length;
  if (!refused && !fooled) return say('identify.office.fine');
  return say('identify.office.errors', refused, fooled);
}
