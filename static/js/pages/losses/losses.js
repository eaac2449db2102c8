// /losses and /losses/{key}: theme and language; on a loss's page its geometry and its curve follow its knobs.

import * as api from '../../app/api.js';
import { Geometry } from './lossgeometry.js';
import { latest } from '../../lib/latest.js';
import { joinComparison } from '../../lib/spec.js';
import { cosDeg } from '../../lib/wedge.js';
import { isLate, session, unlessLate } from '../../app/session.js';
import { wirePage } from '../../app/sharing.js';
import { flag } from '../../app/state.js';
import { byId, debounce, h, inWords, say, setText } from '../../view/dom.js';
import { makeField } from '../../view/field.js';
import { drawPlot } from '../../view/plotchart.js';
import { PsiEditor } from '../../view/psieditor.js';
import '../../widgets/charts.js';

/** Places of the curves, which tell their colours. */
const REFERENCE = 0;
const OWN = 1;

/** What the dots are called. */
const SAMPLE = '1';
const COMPARED = '2';

wirePage({ present: flag() });

/** A loss's own page: sliders for its knobs, its geometry, and a curve in place of the server's picture. */
async function openLoss(host) {
  const { losses } = await api.catalogue();
  const loss = losses.find(({ key }) => key === host.dataset.loss);
  const run = { loss: loss.key };
  const slope = byId('slope');
  let described;
  let curve;
  let geometry;
  const drawn = loss.knobs.find(({ kind }) => kind === 'curve');
  const editor = drawn && new PsiEditor(host, {
    change(text) {
      run[drawn.key] = text;
      fields.get(drawn.key).set(text);
      showSoon();
    },
    start: (key) => session.begin('loss/points').answer(api.describe(`loss=${key}`))
      .then(({ runs }) => runs[0].points, unlessLate((error) => notes([{ warning: true, text: inWords(error) }]))),
  });
  const draw = () => {
    const isDrawn = drawn && !slope.checked;
    host.setCurves(curvesOf(loss.name, curve), { strong: OWN, slope: slope.checked, shade: true, behind: isDrawn ? [] : undefined });
    if (isDrawn) editor.show({ knob: drawn, place: OWN, text: described.knobs[drawn.key], run: described.text, losses });
    else editor?.hide();
    const seen = slope.checked ? 'slope' : 'target';
    setText('curve-title', say(`curve.title.${seen}`));
    setText('curve-axis', say(`losses.axis.${seen}`));
    setText('loss-dots', slope.checked || !geometry ? '' : say(isCosine(curve) ? 'curve.dots.cosine' : 'curve.dots'));
  };
  const mark = ({ ownDeg, otherDeg }) =>
    host.setDots(dotsOf(curve, ownDeg, otherDeg).filter(({ text }) => text === SAMPLE || !slope.checked));
  const show = latest(async () => {
    try {
      [described] = (await session.begin('loss/described').answer(api.describe(joinComparison([run], new Set())))).runs;
      complain(undefined);
      if (described.plot) {
        drawPlot(host, { plot: described.plot, title: loss.name, place: OWN });
      } else {
        curve = described.curve;
        if (byId('wedge-figure')) geometry ??= new Geometry(mark);
        draw();
        geometry?.update({ curve });
        byId('loss-slope-label').hidden = false;
      }
      notes(described.notes.map(({ level, text }) => ({ warning: level.toLowerCase() === 'warning', text })));
    } catch (error) {
      if (isLate(error)) return;
      complain(error.setting);
      notes([{ warning: true, text: inWords(error) }]);
    }
  });
  const complain = (setting) => fields.forEach((field, key) => field.complain(setting?.key === key ? setting : undefined));
  const showQuietly = debounce(show, 60);
  const showSoon = () => {
    session.end('loss'); // answers on their way tell of what was set before
    showQuietly();
  };
  const fields = new Map(loss.knobs.map((info) => [info.key, knob(info, run, showSoon)]));
  byId('loss-knobs').replaceChildren(...[...fields.values()].map(({ element }) => element));
  slope.onchange = () => {
    if (!curve) return;
    draw();
    geometry?.update({});
  };
  await show();
}

/** The loss's curve, over cos θ unless it is just that. */
function curvesOf(name, curve) {
  const { thetaDeg } = curve;
  const cosine = { thetaDeg, psi: thetaDeg.map(cosDeg), slope: thetaDeg.map((deg) => -cosDeg(deg - 90)) };
  return isCosine(curve) ? [{ place: OWN, title: `${name}: ψ = cos θ`, curve }]
    : [{ place: REFERENCE, title: 'cos θ', curve: cosine }, { place: OWN, title: name, curve }];
}

const isCosine = ({ thetaDeg, psi }) => psi.every((value, i) => Math.abs(value - cosDeg(thetaDeg[i])) < 2e-6);

/** θ₁ on ψ and on cos θ, θ₂ on cos θ: what the loss compares is dot 1 of ψ with dot 2. */
function dotsOf(curve, ownDeg, otherDeg) {
  const reference = isCosine(curve) ? OWN : REFERENCE;
  return [
    { place: reference, deg: otherDeg, text: COMPARED },
    ...(reference === OWN ? [] : [{ place: reference, deg: ownDeg, text: SAMPLE }]), { place: OWN, deg: ownDeg, text: SAMPLE },
  ];
}

function knob(info, run, changed) {
  const field = makeField(info, (text) => {
    run[info.key] = text;
    changed();
  });
  field.set(info.value);
  return field;
}

function notes(list) {
  byId('notes').replaceChildren(...list.map(({ warning, text }) =>
    h('p', { class: warning ? 'note warning' : 'note', textContent: warning ? `▲ ${say('note.warning')} ${text}` : text })));
}

const host = byId('loss-curve');
if (host) openLoss(host);
