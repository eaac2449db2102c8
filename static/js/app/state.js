// A page's whole state is its URL: the experiment in the fragment, the view in the query. Only this
// file reads or writes it; one table of keys drives both. Every page declares the keys of its own.

/** One of a few words. */
export function choice(usual, ...others) {
  const allowed = [usual, ...others];
  return { usual, read: (text) => (allowed.includes(text) ? text : undefined), write: String };
}

/** Any one short word. */
export function word(usual) {
  return { usual, read: (text) => (/^[a-z0-9-]{1,40}$/i.test(text) ? text : undefined), write: String };
}

/** On or off. */
export function flag(usual = false) {
  return { usual, read: (text) => ({ 1: true, 0: false })[text], write: (on) => (on ? '1' : '0') };
}

/** A whole number from 0, or null. */
export function whole(usual = null) {
  return { usual, read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined), write: String };
}

/** Two whole numbers as a text like 3-5, or null. */
export function pair() {
  return { usual: null, read: (text) => (/^\d{1,3}-\d{1,3}$/.test(text) ? text : undefined), write: String };
}

/** A number between two others, or null. */
export function number(least, most) {
  return {
    usual: null,
    read: (text) => (/^-?\d+(\.\d+)?$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
    write: String,
  };
}

/** A list of short names. */
function names() {
  return {
    usual: [],
    read: (text) => (/^[a-z-]+(,[a-z-]+)*$/i.test(text) ? text.split(',') : undefined),
    write: (list) => list.join(','),
  };
}

/** Without a language or theme in the address, the browser's own holds. */
const EVERYWHERE = { lang: choice(null, 'en', 'zh'), theme: choice(null, 'light', 'dark'), hide: names() };

/** What sites and messengers add to the links on them, to know who follows; and a key, where none is asked for. */
const ADDED = /^(utm_\w+|\w*clid|from|isappinstalled|mc_[ce]id|_g[al]|gad_source|[gw]braid|igshid|spm|key)$/;

const keyOf = (pair) => pair.split('=', 1)[0];

export class PageState {
  /** `own`: what this page's view adds to language and theme, {key: choice(…) | flag() | whole() | names()}. */
  constructor(own = {}) {
    this.keys = { ...EVERYWHERE, ...own };
    this.unread = {};
    this.unreadInFragment = [];
    this.isSpecTaken = false;
  }

  /**
   * The view's settings as the URL gives them; what cannot be read takes its usual value, and stays in the address to
   * be mended until something else is chosen.
   */
  read(query = location.search) {
    const given = new URLSearchParams(query);
    const view = {};
    this.unread = {};
    for (const [key, kind] of Object.entries(this.keys)) {
      const value = given.has(key) ? kind.read(given.get(key)) : undefined;
      view[key] = value ?? kind.usual;
      if (given.has(key) && value === undefined) this.unread[key] = given.get(key);
    }
    return view;
  }

  /**
   * What belongs into the fragment, for who wrote it in the query: what is none of the view's keys, as it stands, if
   * one for which `isKnown` is among it; else ''.
   */
  specInQuery(isKnown) {
    const pairs = location.search.slice(1).split('&').filter((pair) => pair && !(keyOf(pair) in this.keys));
    return pairs.some((pair) => isKnown(keyOf(pair))) ? pairs.join('&') : '';
  }

  /**
   * Of a page that has nothing else in the fragment: what that says of the view is taken into the query, unless the query says
   * it as well. The rest stays where it is, unread.
   */
  takeFragment(view) {
    const given = new URLSearchParams(location.search);
    const { lang } = view;
    const pairs = readSpec().split('&').filter(Boolean);
    const left = pairs.filter((pair) => ![...new URLSearchParams(pair)].every(([key, text]) => this.take(view, given, key, text)));
    this.unreadInFragment = [...new URLSearchParams(left.filter((pair) => pair.includes('=')).join('&'))]; // the rest leads to a part of the page
    if (left.length === pairs.length) return;
    if (view.lang === lang) this.write(view, left.join('&'));
    else location.replace(this.address(view, left.join('&'))); // it is the server that speaks it
  }

  /** Whether the view says so now; `given` is what the query says. */
  take(view, given, key, text) {
    if (given.has(key)) return given.get(key) === text;
    const value = this.keys[key]?.read(text);
    if (value !== undefined) view[key] = value;
    return value !== undefined;
  }

  /** What else the query says: of none of the view's keys, nor added to a link on its way; a list of texts. */
  leftInQuery() {
    return [...new URLSearchParams(location.search)]
      .filter(([key]) => !(key in this.keys) && !ADDED.test(key))
      .map(([key, text]) => (text ? `${key}=${text}` : key));
  }

  /** From now on that stands in the fragment. */
  takeSpec() {
    this.isSpecTaken = true;
  }

  /** The address that opens this view of this experiment; what is usual is left out. */
  address(view, spec = '') {
    const given = new URLSearchParams(location.search);
    if (this.isSpecTaken) [...given.keys()].filter((key) => !(key in this.keys)).forEach((key) => given.delete(key));
    for (const [key, kind] of Object.entries(this.keys)) {
      const isUsual = String(view[key]) === String(kind.usual);
      if (isUsual && key in this.unread) given.set(key, this.unread[key]);
      else if (view[key] === null || isUsual) given.delete(key);
      else given.set(key, kind.write(view[key]));
    }
    const query = given.toString().replaceAll('%2C', ',');
    return `${location.origin}${location.pathname}${query ? `?${query}` : ''}${spec ? `#${spec}` : ''}`;
  }

  /** Shows the state in the address bar; no entry is added to the history, and a fragment nobody reads stays. */
  write(view, spec = readSpec()) {
    history.replaceState(null, '', this.address(view, spec));
  }

  /** Opens the same page in another language. */
  openInLanguage(lang, view, spec = readSpec()) {
    location.assign(this.address({ ...view, lang }, spec));
  }
}

/** The text in the fragment, or '' on a first visit. */
export function readSpec() {
  return location.hash.slice(1);
}

/** Calls back when someone edits the fragment or goes to another one. */
export function onSpecChanged(listener) {
  addEventListener('hashchange', () => listener(readSpec()));
}
