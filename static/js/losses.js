// /losses and /losses/{key}: theme and language; on a loss's page its curve follows its knobs.

import * as api from './api.js';
import { joinComparison } from './lib/spec.js';
import { wirePage } from './sharing.js';
import { CurveChart } from './view/curve.js';
import { byId, debounce, h, inWords, say } from './view/dom.js';
import { makeField } from './view/field.js';

wirePage();

/** A loss's own page: sliders for its knobs, and a curve in place of the server's picture. */
async function openLoss(host) {
  const { losses } = await api.catalogue();
  const loss = losses.find(({ key }) => key === host.dataset.loss);
  const run = { loss: loss.key };
  const slope = byId('slope');
  let chart;
  const show = async () => {
    try {
      const [described] = (await api.describe(joinComparison([run], new Set()))).runs;
      chart ??= new CurveChart(host, false);
      chart.setCurves([{ place: 1, title: loss.name, curve: described.curve }], { strong: 1, slope: slope.checked, shade: true });
      notes(described.notes.map(({ level, text }) => ({ warning: level.toLowerCase() === 'warning', text })));
    } catch (error) {
      notes([{ warning: true, text: inWords(error) }]);
    }
  };
  const showSoon = debounce(show, 60);
  byId('loss-knobs').replaceChildren(...loss.knobs.map((info) => knob(info, run, showSoon)));
  byId('loss-slope-label').hidden = false;
  slope.onchange = show;
  await show();
}

function knob(info, run, changed) {
  const field = makeField(info, (text) => {
    run[info.key] = text;
    changed();
  });
  field.set(info.value);
  return field.element;
}

function notes(list) {
  byId('notes').replaceChildren(...list.map(({ warning, text }) =>
    h('p', { class: warning ? 'note warning' : 'note', textContent: warning ? `▲ ${say('note.warning')} ${text}` : text })));
}

const host = byId('loss-curve');
if (host) openLoss(host);
