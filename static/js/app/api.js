// Every word with the server. Nothing else in the page fetches or opens a socket.

import { decodeLayout } from '../lib/frames.js';

/** The server's own sentence about what is wrong. */
export class Refusal extends Error {}

const BUSY = 503;
const ASK_AGAIN_MS = 2000;

/** An answer that takes no longer is not waited for. */
const AT_ONCE_MS = 4000;

let language = 'en';

export function speak(lang) {
  language = lang;
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (cause) {
    throw Object.assign(new Refusal(''), { network: true, mayPass: true, cause });
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}

/**
 * With `setting`, {key, value, allowed, sentence}, where the server refuses the value of one; `busy`: it may be asked again;
 * `mayPass`: nothing is wrong with what was asked.
 */
async function refusalOf(response) {
  const mayPass = response.status >= 500;
  try {
    const { error, setting } = await response.json();
    return Object.assign(new Refusal(error), { setting: setting && { ...setting, sentence: error }, busy: response.status === BUSY, mayPass });
  } catch {
    return Object.assign(new Refusal(`${response.status} ${response.statusText}`), { mayPass });
  }
}

async function json(path, options = {}) {
  const response = await request(path, options);
  return response.status === 204 ? {} : response.json();
}

const localised = (path) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

export const catalogue = () => json(localised('/api/catalogue'));

/** Asks again while the server has no room, for what a page can do nothing without; `waits()` hears if that takes a while. */
async function patiently(ask, waits = () => {}) {
  const soon = setTimeout(waits, AT_ONCE_MS);
  try {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!error.busy) throw error;
        waits();
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      }
    }
  } finally {
    clearTimeout(soon);
  }
}

/** What a comparison is; `waits()` hears if it takes a while. */
export const describe = (spec, waits = () => {}) => patiently(() => json(localised(`/api/describe?spec=${encodeURIComponent(spec)}`)), waits);

/** `who` says which digits or people are meant, as in a run's text: {classes: '0,1'} or {people: '8', …}. */
export const probe = (data, who) => json(`/api/probe/${encodeURIComponent(data)}?${new URLSearchParams(who)}`);

export const probeImage = (data, who, index) => `/api/probe/${encodeURIComponent(data)}/${index}.png?${new URLSearchParams(who)}`;

const sent = (spec) => ({ method: 'POST', body: spec, headers: { 'Content-Type': 'text/plain' } });

/** How far a stored experiment has to be to stand in: `step`, or whole without one. */
const asFarAs = (step) => (step === null ? '' : `?at=${step}`);

/** Trains a comparison, or answers one of the same text that is stored whole or being watched, `found`; `anew`: trains. */
export const startExperiment = (spec, { anew = false, at = null } = {}) =>
  json(localised(`/api/experiments${anew ? '?anew=true' : asFarAs(at)}`), sent(spec));

/** What is known of a comparison without training it; an object without `id` if nothing is. */
export const findExperiment = (spec, at = null) => json(localised(`/api/runs/find${asFarAs(at)}`), sent(spec));

export const experiment = (id) => json(localised(`/api/experiments/${id}`));

// The stored experiments.

export const runs = () => json(localised('/api/runs'));

export const starRun = (id, on) => json(localised(`/api/runs/${id}/star?on=${on}`), { method: 'POST' });

export const dropRun = (id) => json(localised(`/api/runs/${id}`), { method: 'DELETE' });

// Sweeps. An order: {base, losses: [key], vary: [axis], seeds}.

const ordered = (order) => ({ method: 'POST', body: JSON.stringify(order), headers: { 'Content-Type': 'application/json' } });

export const planSweep = (order) => json(localised('/api/sweeps/plan'), ordered(order));

export const startSweep = (order) => json(localised('/api/sweeps'), ordered(order));

export const sweeps = () => json(localised('/api/sweeps'));

/** What a sweep says so far, by a measure's key; by the usual one without. */
export const sweep = (id, measure) => json(localised(`/api/sweeps/${id}?measure=${measure}`));

/** Verb: stop or go. */
export const tellSweep = (id, verb) => json(localised(`/api/sweeps/${id}/${verb}`), { method: 'POST' });

export const dropSweep = (id) => json(localised(`/api/sweeps/${id}`), { method: 'DELETE' });

/** Addresses of what can be saved of a sweep. */
export const sweepFiles = (id, measure, theme) => ({
  csv: `/api/sweeps/${id}/table.csv`,
  svg: localised(`/api/sweeps/${id}/chart.svg?measure=${measure}&theme=${theme}`),
});

/** An experiment that shows a kept model of digits as it was kept, and goes on from there. */
export const resumeExperiment = (model) => json(localised(`/api/experiments?resume=${model}`), { method: 'POST' });

/** An experiment that shares the past of another up to a step and goes on with a comparison's settings. */
export const branchExperiment = (id, step, how, spec) =>
  json(localised(`/api/experiments/${id}/branch?step=${step}&how=${how}`), sent(spec));

/** Verb: play, pause, step or reset. */
export const tell = (id, verb) => json(localised(`/api/experiments/${id}/${verb}`), { method: 'POST' });

/** Keeps the models of an experiment as they are now: {models: [id]}. */
export const keep = (id) => json(localised(`/api/experiments/${id}/keep`), { method: 'POST' });

/** A name for a socket of this page: its browser may watch the same in another page. */
export const newSeat = () => crypto.getRandomValues(new Uint32Array(2)).join('-');

/** Done with an experiment, which others may still watch; `seat`: as which it was followed. */
export const drop = (id, seat) => json(`/api/experiments/${id}?as=${seat}`, { method: 'DELETE' });

export const draw = (id, strokes) =>
  json(localised(`/api/experiments/${id}/draw`), {
    method: 'POST',
    body: JSON.stringify({ strokes }),
    headers: { 'Content-Type': 'application/json' },
  });

export async function moment(id, index) {
  return (await request(`/api/experiments/${id}/moments/${index}`)).arrayBuffer();
}

export const startDownload = () => json(localised('/api/data/mnist/download'), { method: 'POST' });

export const downloadProgress = () => json(localised('/api/data/mnist/download'));

/** Addresses of what can be saved of run `run` of `runs` at moment `index`. */
export function exports(id, index, run, runs, picture = {}) {
  const query = new URLSearchParams({ run, lang: language, ...picture });
  const code = new URLSearchParams({ spec: runs[run].text, ...(runs.length > 1 ? { run } : {}) });
  const at = (kind) => `/api/experiments/${id}/export/${index}.${kind}?${query}`;
  return {
    png: at('png'),
    svg: at('svg'),
    csv: at('csv'),
    java: `/api/java?${code}`,
    notebook: localised(`/api/notebook?${code}`),
  };
}

export const specFile = (id) => `/api/experiments/${id}/spec`;

/** The faces looked at in an experiment: {names, persons, conditions, tile}. */
export const people = (id) => json(localised(`/api/experiments/${id}/people`));

export const facesSheet = (id) => `/api/experiments/${id}/faces.png`;

/** The true angles of all pairs, from raw pixels, Eigenfaces or the embedding: whole degrees, n × n. */
export async function angles(id, run, source) {
  return new Uint8Array(await (await request(`/api/experiments/${id}/angles/${run}?source=${source}`)).arrayBuffer());
}

/** Which traits can be read off the embedding of people not trained on. */
export const learned = (id, run) => json(localised(`/api/experiments/${id}/probe/${run}`));

/** Points whose arrangement is known, and the map made of them: {groups, points, map, kl}. */
export const mapDemo = (which, perplexity) => json(localised(`/api/tsne/demo/${which}?perplexity=${perplexity}`));

/** Addresses of coordinates and embeddings to save. */
export function faceExports(id, run, moment) {
  const at = (name) => `/api/experiments/${id}/${name}`;
  return {
    csv: at(`embeddings/${run}.csv?moment=${moment}`), tsv: at(`embeddings/${run}.tsv?moment=${moment}`), labels: localised(at('people.tsv')),
  };
}

/** Follows an experiment until closed; reconnects after a lost connection, unless the server no longer knows it. */
export function follow(id, seat, { onMoment, onState, onLost, onGone }) {
  return attach(id, () => localised(`/api/experiments/${id}/live?as=${seat}`), onMoment, onState, onLost, onGone).close;
}

/**
 * Follows the map of one run until closed, or until the server no longer knows its experiment; answers {close(),
 * send(wish)}. `choice`: {run, source, perplexity}, read again whenever a lost connection comes back.
 */
export function followMap(id, choice, { onLayout, onState }) {
  const path = () => localised(`/api/experiments/${id}/map?${new URLSearchParams(choice)}`);
  return attach(id, path, (bytes) => onLayout(decodeLayout(bytes)), onState);
}

/** A socket that lasts as long as its experiment. */
function attach(id, path, onBytes, onJson, onLost = () => {}, onGone = () => {}) {
  const socket = listen(path, onBytes, onJson, async () => {
    onLost();
    try {
      await experiment(id);
    } catch (error) {
      if (error.network) return;
      socket.close();
      onGone(error);
    }
  });
  return socket;
}

/** A socket that comes back after a lost connection: bytes and JSON in, JSON out. */
function listen(path, onBytes, onJson, onLost) {
  let socket;
  let closed = false;
  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    socket = new WebSocket(`${scheme}://${location.host}${path()}`);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => (typeof data === 'string' ? onJson(JSON.parse(data)) : onBytes(data));
    socket.onclose = () => {
      if (closed) return;
      onLost();
      setTimeout(() => closed || connect(), 1500);
    };
  };
  connect();
  return {
    close() {
      closed = true;
      const last = socket;
      if (last.readyState === WebSocket.CONNECTING) last.onopen = () => last.close(); // no complaint of the browser's
      else last.close();
    },
    send: (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message)),
  };
}

// Faces drawn on paper, and the models that tell them apart.

/** The kept models of a kind, faces or digits, the newest first. */
export const models = (kind) => json(localised(`/api/models?kind=${kind}`));
/** The names of files among them that cannot be opened, whatever their kind. */
export const damagedModels = () => json(localised('/api/models/damaged'));

/** How much of the model that the server makes on its first start is done: {share}, null if none is being made. */
export const starter = () => json(localised('/api/models/starter'));

export const modelFile = (id) => `/api/models/${id}/file`;

/** A pinned model stays however many come after it. */
export const pinModel = (id, pinned) => json(localised(`/api/models/${id}/pin`), { method: pinned ? 'POST' : 'DELETE' });

export const dropModel = (id) => json(localised(`/api/models/${encodeURIComponent(id)}`), { method: 'DELETE' });

export const paperKnobs = () => json(localised('/api/paper/knobs'));

/** `person`: a number, or `row0` … `row31` of the textbook's table. */
export function person(person) {
  const row = /^row(\d+)$/.exec(person);
  return json(localised(row ? `/api/paper/textbook/${row[1]}` : `/api/paper/person/${person}`));
}

const ask = (path, body) =>
  json(localised(path), { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** Faces are {paper: text} or {image: data address}; answers {cos, angleDeg, d2, a, b}, the last two embeddings. */
export const compare = (model, a, b) => patiently(() => ask(`/api/models/${model}/compare`, { a, b }));

export const embed = (model, faces) => ask(`/api/models/${model}/embed`, { faces });

/** How good each picture is for recognising somebody: {quality: [cosine, …], flaws: [[knob, …], …], doubts: the same}. */
export const faceQuality = (model, faces) => ask(`/api/models/${model}/quality`, { faces });

export const lookalike = (model, face, rank) => ask(`/api/models/${model}/lookalike`, { face, rank });

/** Embeddings of some people the model never saw: {people: [[embedding, …], …]}. */
export const strangers = (model) => json(`/api/models/${model}/strangers`);
// What a kept model decides about people it has never seen.

const bytes = (path) => patiently(async () => (await request(path)).arrayBuffer());

export const modelPairs = (id) => bytes(`/api/models/${id}/pairs`);

/** The trade-off on a model's pairs, by its embedding or by raw pixels: {far, frr}, as far as an eye can tell. */
export const modelCurve = (id, by) => json(localised(`/api/models/${id}/curve?by=${by}`));

export const modelQuality = (id) => bytes(`/api/models/${id}/quality`);

export const modelFaces = (id) => `/api/models/${id}/faces.png`;

export const modelCauses = (id) => bytes(`/api/models/${id}/causes`);

export const modelCauseFaces = (id) => `/api/models/${id}/causes.png`;

/** The same of real photographs, by what their files say is different. */
export const modelPhotographs = (id) => bytes(localised(`/api/models/${id}/photographs`));

export const modelPhotographFaces = (id) => `/api/models/${id}/photographs.png`;

/** The names of the folders that list pairs, as LFW does. */
export const listedPairs = async (id) => (await json(localised(`/api/models/${id}/lfw`))).data;

/** LFW's protocol on such a folder. */
export const lfw = (id, data) => json(localised(`/api/models/${id}/lfw?data=${encodeURIComponent(data)}`));

/** Has the server read a picture file, which it does not keep; answers the picture upright, as a blob. Refuses in a sentence. */
export async function uprightPhoto(file) {
  const name = [...file.name].slice(-120).join('').replace(/[\p{Cs}\uFFFD]/gu, '?'); // what cannot be written in an address
  const path = localised(`/api/photos?name=${encodeURIComponent(name)}`);
  return (await request(path, { method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream' } })).blob();
}

// Identification: who is enrolled, who is at the door.

/** Answers {people, damaged, count}; `model` is an id, to be told whom it was trained on, or undefined. */
export const gallery = (model) => json(localised(`/api/gallery${model ? `?model=${model}` : ''}`));

export const galleryPicture = (id, picture) => `/api/gallery/${id}/${picture}.png`;

/** `face` is {paper}, {image} or {folder, person, picture}. */
export const enrol = (name, face) => ask('/api/gallery', { name, face });

/** One more picture of somebody. */
export const addPicture = (id, face) => ask(`/api/gallery/${id}/pictures`, { face });

/** What is damaged has the name of a file for an id. */
export const forget = (id) => json(localised(`/api/gallery/${encodeURIComponent(id)}`), { method: 'DELETE' });

/** `count`: how many the gallery has, as it was shown; with another number nobody is forgotten. */
export const forgetAll = (count) => json(localised(`/api/gallery?count=${count}`), { method: 'DELETE' });

const peopleAt = (folder, what, query) =>
  `/api/people/${encodeURIComponent(folder)}${what}?${new URLSearchParams(query)}`;

/** Whom to enrol from a folder when a model (an id, or undefined) decides: {names, seen}; seen: it was trained on all of them. */
export const peopleOf = (folder, model) => json(localised(`/api/people/${encodeURIComponent(folder)}${model ? `?model=${model}` : ''}`));

/** How many pictures somebody of a folder has. */
export const picturesOf = async (folder, person) => (await json(localised(peopleAt(folder, '/pictures', { person })))).pictures;

export const personPicture = (folder, person, picture = 0) => peopleAt(folder, '/picture.png', { person, picture });

/** Answers {picture, candidates: [{id, name, picture, angleDeg}]}, nearest first. */
export const identify = (model, face) => ask(`/api/models/${model}/identify`, face);

export const identification = (model) => json(localised(`/api/models/${model}/identification`));

export const startGrowth = (model) => json(localised(`/api/models/${model}/growth`), { method: 'POST' });

export const growth = (model) => json(localised(`/api/models/${model}/growth`));
