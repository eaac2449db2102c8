// /runs: every stored experiment, to find, sort, star, delete, compare and open again.

import * as api from '../../app/api.js';
import { toast, trouble, wirePage } from '../../app/sharing.js';
import { differences, filtered, isStored, runsOf, sorted } from '../../lib/runlist.js';
import { joinComparison, splitComparison } from '../../lib/spec.js';
import { fixed } from '../../lib/format.js';
import { latest } from '../../lib/latest.js';
import { byId, h, inWords, say, setText } from '../../view/dom.js';
import { RunsTable, unsaid } from '../../view/runstable.js';

const MEGABYTE = 1e6;

/** So many runs stand side by side on /faces. */
const MOST_FACES = 2;

/** Columns of which one wants to see the largest first. */
const LARGEST_FIRST = ['star', 'accuracy', 'created'];

const state = { runs: [], sort: { column: 'created', isDown: true }, chosen: new Set(), mostRuns: 0, sharable: new Set() };

const table = new RunsTable(byId('runs-table'), {
  sort(column) {
    const { sort } = state;
    state.sort = { column, isDown: sort.column === column ? !sort.isDown : LARGEST_FIRST.includes(column) };
    show();
  },
  choose(id, isChosen) {
    if (isChosen) state.chosen.add(id);
    else state.chosen.delete(id);
    showCompare();
  },
  star: (id, on) => change(() => api.starRun(id, on)),
  remove: (id) => change(() => api.dropRun(id)),
});

const chosen = () => state.runs.filter(({ id }) => state.chosen.has(id));

async function change(how) {
  try {
    await how();
  } catch (error) {
    trouble(error);
  }
  await load();
}

async function load() {
  try {
    const { runs, bytes, budget } = await api.runs();
    state.runs = runs;
    const megabytes = (count) => Math.ceil(count / MEGABYTE);
    setText('runs-room', budget ? say('runs.room', megabytes(bytes), megabytes(budget)) : say('runs.room.none'));
    setText('runs-error', '');
  } catch (error) {
    setText('runs-error', inWords(error));
  }
  show();
}

function show() {
  const { runs, sort } = state;
  const shown = sorted(filtered(runs, byId('runs-filter').value), sort.column, sort.isDown);
  byId('runs-empty').hidden = runs.length > 0;
  byId('runs-tools').hidden = byId('runs-box').hidden = !runs.length;
  table.show(shown, sort, state.chosen, differences(runs, unsaid));
  setText('announce', runs.length ? say('runs.count', shown.length, runs.length) : '');
  showCompare();
}

function showCompare() {
  byId('runs-compare').disabled = runsOf(chosen()) < 2;
  foretell();
}

const textOf = (experiments) => joinComparison(experiments.flatMap((one) => splitComparison(one.text)), state.sharable);

/** Says before it is pressed what comparing takes: nothing where it is stored, else training, or why it cannot be. */
const foretell = latest(async () => {
  const experiments = chosen();
  const isSome = runsOf(experiments) >= 2 && runsOf(experiments) <= state.mostRuns;
  setText('runs-foretold', isSome ? await takenBy(experiments) : '');
});

async function takenBy(experiments) {
  try {
    const { text } = await api.describe(textOf(experiments));
    const seconds = experiments.reduce((sum, one) => sum + one.seconds, 0);
    return isStored(state.runs, text) ? say('runs.compare.stored') : say('runs.compare.trains', fixed(seconds, 0));
  } catch (error) {
    return inWords(error);
  }
}

/** Opens the chosen experiments side by side, unless the server says why they cannot be. */
async function compare() {
  const experiments = chosen();
  if (runsOf(experiments) > state.mostRuns) {
    toast(say('runs.compare.most', state.mostRuns));
    return;
  }
  const text = textOf(experiments);
  try {
    await api.describe(text);
    location.assign(`/${experiments.every(({ page }) => page === 'faces') && runsOf(experiments) <= MOST_FACES ? 'faces' : 'play'}#${text}`);
  } catch (error) {
    trouble(error);
  }
}

/** Every sweep that has trained something: its table, and the same to save. */
async function listSweeps(names) {
  const { sweeps } = await api.sweeps();
  byId('runs-sweeps').replaceChildren(...sweeps.filter(({ done }) => done).map(({ id, losses, vary, seeds, done, runs }) => {
    const whose = losses.map((key) => names.get(key) ?? key).join(', ') || say('sweep.ownLoss');
    const what = [whose, ...vary, ...(seeds ? [say('sweep.seeds', seeds)] : []), say('sweep.progress', done, runs)].join(' · ');
    return h('li', {}, `${what} `, h('a', { href: `/sweep#${id}`, textContent: say('runs.sweep.table') }), ' ',
      h('a', { href: api.sweepFiles(id, '', '').csv, download: `sweep-${id}.csv`, textContent: 'CSV' }));
  }));
}

async function open() {
  byId('runs-filter').oninput = show;
  byId('runs-compare').onclick = compare;
  const { fields, limits, losses } = await api.catalogue();
  listSweeps(new Map(losses.map(({ key, name }) => [key, name]))).catch(trouble);
  Object.assign(state, { mostRuns: limits.runs, sharable: new Set(fields.map(({ key }) => key)) });
  await load();
}

wirePage();
open().catch(trouble);
