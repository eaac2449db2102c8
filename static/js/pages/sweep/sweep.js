// /sweep: many runs are asked for, watched while they are trained, and compared.

import * as api from '../../app/api.js';
import { trouble, wirePage } from '../../app/sharing.js';
import { latest } from '../../lib/latest.js';
import { byId, debounce, h, inARow, inWords, isDark, isOwner, say, setText } from '../../view/dom.js';
import { complainOf } from '../../view/field.js';
import { showResult } from './result.js';

const LOOK_MS = 1000;
const QUIET_MS = 300;

/** What the server refuses by name is said at its field. */
const FIELDS = ['base', 'vary', 'seeds'];

const state = { sweeps: [], listed: '', shown: Number(location.hash.slice(1)) || null, said: '', measure: '' };

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

/** Says what is wrong with the order, at its field if it is one field's; of nothing: no longer. */
function complain(error) {
  const words = error ? inWords(error) : '';
  const wrong = FIELDS.find((field) => field === error?.setting?.key);
  for (const field of FIELDS) complainOf(byId(`sweep-${field}`), byId(`sweep-${field}-error`), field === wrong ? words : '');
  setText('sweep-error', wrong ? '' : words);
}

/** How many runs that would be, or what is wrong with it: of what stands there when the answer comes. */
const plan = latest(async () => {
  byId('sweep-play').href = `/play#${byId('sweep-base').value.trim()}`;
  try {
    const { runs, configurations, seeds, workers, remarks } = await api.planSweep(order());
    const losses = order().losses.length ? '' : say('sweep.noLoss');
    setText('sweep-plan', inARow(say('sweep.plan', runs, configurations, seeds, workers), losses, ...remarks));
    complain(undefined);
  } catch (error) {
    setText('sweep-plan', '');
    complain(error);
  }
});

async function start(event) {
  event.preventDefault();
  byId('sweep-start').disabled = true;
  try {
    const { id } = await api.startSweep(order());
    state.shown = id;
    state.measure = ''; // it may have others
    complain(undefined);
    await look();
  } catch (error) {
    complain(error);
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

/** How the sweeps stand, and what the one on show says; that they cannot be asked for is said as long as it is so. */
const look = latest(async () => {
  try {
    const { sweeps } = await api.sweeps();
    const isNew = JSON.stringify([sweeps, state.shown]) !== state.listed;
    state.sweeps = sweeps;
    if (isNew) list();
    await result();
    state.listed = JSON.stringify([sweeps, state.shown]);
    setText('sweeps-error', '');
  } catch (error) {
    setText('sweeps-error', inWords(error));
  }
});

/** As long as the page is open: others may begin one too. */
async function watch() {
  await look();
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
  look();
};
watch();
