// What a sweep says: its chart, its verdicts, its table.

import { byId, h, say } from '../../view/dom.js';

const COLUMNS = ['name', 'seeds', 'median', 'mean'];

/** The list stays as it is, maybe unfolded, unless there are other measures. */
function showMeasures(measures, chosen) {
  const select = byId('sweep-measure');
  const offered = [...select.options].map(({ value }) => value);
  if (offered.join() !== measures.map(({ key }) => key).join()) {
    select.replaceChildren(...measures.map(({ key, label }) => h('option', { value: key, textContent: label })));
  }
  if (select.value !== chosen) select.value = chosen;
}

/** Shows results as the server words them; `files`: addresses of table and chart, `done`: how many runs they are of. */
export function showResult({ measure, measures, rows, verdicts, notes }, files, done) {
  showMeasures(measures, measure);
  byId('sweep-csv').href = files.csv;
  byId('sweep-svg').href = files.svg;
  byId('sweep-chart').src = `${files.svg}&of=${done}`; // another picture with every run
  byId('sweep-verdicts').replaceChildren(
    ...verdicts.map(({ text, better }) => h('li', { class: better ? 'better' : 'same', textContent: text })),
    ...notes.map((note) => h('li', { class: 'hint', textContent: note })));
  const columns = rows.some(({ diverged }) => diverged) ? [...COLUMNS, 'diverged'] : COLUMNS;
  byId('sweep-table').replaceChildren(
    h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col', textContent: say(`sweep.column.${column}`) })))),
    h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column, i) =>
      h(i ? 'td' : 'th', { scope: i ? null : 'row', textContent: row[column] }))))));
}
