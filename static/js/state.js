// The page's whole state is its URL: the experiment in the fragment, the view in the query. Only this
// file reads or writes it; one table drives both.

const VIEW = {
  lang: choice('en', 'zh'),
  theme: choice('light', 'dark'),
  view: choice('raw', 'circle'),
  axes: choice('own', 'same'),
  shade: flag(),
  slope: flag(),
  at: whole(),
  hide: names(),
};

/** Left out of the URL when they say what is the case anyway. */
const DEFAULTS = { lang: null, theme: null, view: 'raw', axes: 'own', shade: false, slope: false, at: null, hide: [] };

function choice(...allowed) {
  return { read: (text) => (allowed.includes(text) ? text : undefined), write: String };
}

function flag() {
  return { read: (text) => text === '1', write: (on) => (on ? '1' : '') };
}

function whole() {
  return { read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined), write: String };
}

function names() {
  return {
    read: (text) => text.split(',').filter((name) => /^[a-z-]+$/i.test(name)),
    write: (list) => list.join(','),
  };
}

/** The view's settings as the URL gives them; what cannot be read takes its default. */
export function readView(query = location.search) {
  const given = new URLSearchParams(query);
  const view = {};
  for (const [key, kind] of Object.entries(VIEW)) {
    const value = given.has(key) ? kind.read(given.get(key)) : undefined;
    view[key] = value ?? DEFAULTS[key];
  }
  return view;
}

/** The comparison text in the fragment, or '' on a first visit. */
export function readSpec() {
  return location.hash.slice(1);
}

function isDefault(key, value) {
  return value === null || String(value) === String(DEFAULTS[key]);
}

/** The address that opens this view of this experiment. */
export function address(view, spec) {
  const given = new URLSearchParams(location.search);
  for (const [key, kind] of Object.entries(VIEW)) {
    if (isDefault(key, view[key])) given.delete(key);
    else given.set(key, kind.write(view[key]));
  }
  const query = given.toString().replaceAll('%2C', ',');
  return `${location.origin}${location.pathname}${query ? `?${query}` : ''}${spec ? `#${spec}` : ''}`;
}

/** Shows the state in the address bar; no entry is added to the history. */
export function writeState(view, spec) {
  history.replaceState(null, '', address(view, spec));
}

/** Opens the same page in another language. */
export function openInLanguage(lang, view, spec) {
  location.assign(address({ ...view, lang }, spec));
}

/** Calls back when someone edits the fragment or goes to another one. */
export function onSpecChanged(listener) {
  addEventListener('hashchange', () => listener(readSpec()));
}
