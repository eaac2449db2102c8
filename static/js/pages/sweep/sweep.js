// /sweep: many runs are asked for, watched while they are trained, and compared.

import * as api from '../../app/api.js';
import { trouble, wirePage } from '../../app/sharing.js';
import { byId, debounce, h, inARow, inWords, isDark, isOwner, say, setText } from '../../view/dom.js';
import { showResult } from './result.js';

const LOOK_MS = 1000;
const QUIET_MS = 300;

const state = { sweeps: [], shown: null, said: '', measure: '' };

const isUnderWay = ({ state: now }) => now === 'queued' || now === 'running';

const lossBoxes = () => [...byId('sweep-losses').querySelectorAll('input')];

function order() {
  return {
    base: byId('sweep-base').value,
    losses: lossBoxes().filter((box) => box.checked).map((box) => box.value),
    vary: byId('sweep-vary').value.split('\n'),
    seeds: byId('sweep-seeds').value,
  };
}

/** How many runs that would be, or what is wrong with it. */
async function plan() {
  try {
    const { runs, configurations, seeds, workers, remarks } = await api.planSweep(order());
    setText('sweep-plan', inARow(say('sweep.plan', runs, configurations, seeds, workers), ...remarks));
    setText('sweep-error', '');
  } catch (error) {
    setText('sweep-plan', '');
    setText('sweep-error', inWords(error));
  }
}

async function start(event) {
  event.preventDefault();
  byId('sweep-start').disabled = true;
  try {
    const { id } = await api.startSweep(order());
    state.shown = id;
    state.measure = ''; // it may have others
    await look();
  } catch (error) {
    setText('sweep-error', inWords(error));
  }
  byId('sweep-start').disabled = false;
}

async function change(how) {
  try {
    await how();
  } catch (error) {
    trouble(error);
  }
  await look();
}

const nameOf = (sweep) => {
  const names = lossBoxes().filter((box) => sweep.losses.includes(box.value)).map((box) => box.parentElement.textContent);
  return [names.join(', ') || say('sweep.ownLoss'), ...sweep.vary, say('sweep.seeds', sweep.seeds)].join(' · ');
};

const act = (sweep, verb, action) =>
  h('button', { type: 'button', class: 'plain', 'data-what': `${verb}${sweep.id}`, onclick: action, textContent: say(`sweep.${verb}`) });

function remove(sweep) {
  if (confirm(say('sweep.sure', sweep.done))) change(() => api.dropSweep(sweep.id));
}

function show(id) {
  state.shown = id;
  state.measure = '';
  change(() => {});
}

function entry(sweep) {
  const standing = [say(`sweep.state.${sweep.state}`), say('sweep.progress', sweep.done, sweep.runs)];
  if (sweep.left) standing.push(say('sweep.left', sweep.left));
  const owners = [];
  if (isUnderWay(sweep)) owners.push(act(sweep, 'stop', () => change(() => api.tellSweep(sweep.id, 'stop'))));
  else if (sweep.state !== 'done') owners.push(act(sweep, 'go', () => change(() => api.tellSweep(sweep.id, 'go'))));
  owners.push(act(sweep, 'delete', () => remove(sweep)));
  return h('li', { 'data-sweep': sweep.id, 'data-state': sweep.state, 'aria-current': sweep.id === state.shown ? 'true' : null },
    h('b', { textContent: nameOf(sweep) }),
    h('progress', { max: sweep.runs, value: sweep.done, 'aria-label': nameOf(sweep) }),
    h('span', { class: 'standing', textContent: standing.join(' · ') }),
    h('span', {}, act(sweep, 'show', () => show(sweep.id)), isOwner ? owners : []),
    sweep.trouble ? h('p', { class: 'error', textContent: sweep.trouble }) : null);
}

function list() {
  const focused = byId('sweeps').querySelector(':focus')?.dataset.what;
  byId('sweeps').replaceChildren(...state.sweeps.map(entry));
  // A new row of the same thing: whoever works with the keyboard goes on where they were.
  if (focused) byId('sweeps').querySelector(`[data-what="${focused}"]`)?.focus();
  byId('sweeps-empty').hidden = state.sweeps.length > 0;
}

/** What the sweep that is looked at says, when there is something new. */
async function result() {
  const sweep = state.sweeps.find(({ id }) => id === state.shown) ?? state.sweeps[0];
  if (sweep?.id !== state.shown) state.measure = '';
  state.shown = sweep?.id ?? null;
  const theme = isDark() ? 'dark' : 'light';
  const said = [state.shown, sweep?.done, state.measure, theme].join(' ');
  if (said === state.said) return;
  byId('sweep-result').hidden = !sweep?.done;
  if (sweep?.done) {
    const results = await api.sweep(sweep.id, state.measure);
    setText('sweep-of', say('sweep.of', nameOf(sweep), sweep.id));
    showResult(results, api.sweepFiles(sweep.id, results.measure, theme), sweep.done);
  }
  state.said = said;
}

async function look() {
  const before = JSON.stringify(state.sweeps) + state.shown;
  state.sweeps = (await api.sweeps()).sweeps;
  await result();
  if (JSON.stringify(state.sweeps) + state.shown !== before) list();
}

/** As long as the page is open: others may begin one too. */
async function watch() {
  try {
    await look();
  } catch (error) {
    setText('sweep-error', inWords(error));
  }
  setTimeout(watch, LOOK_MS);
}

wirePage();
if (isOwner) {
  byId('sweep-order').oninput = debounce(plan, QUIET_MS);
  byId('sweep-order').onsubmit = start;
  plan();
}
byId('sweep-measure').onchange = ({ target }) => {
  state.measure = target.value;
  look().catch(trouble);
};
watch();
