// Around the experiment: theme, language, share, export, the offered download.

import * as api from './api.js';
import { openCopyDialog, toClipboard, wireCopyDialog } from './copying.js';
import { count, fixed } from '../lib/format.js';
import { wirePresent } from './present.js';
import './printing.js';
import { PageState } from './state.js';
import { boot, byId, h, inARow, isDark, say, setText } from '../view/dom.js';

let toastTimer;

export function toast(text) {
  byId('toast').textContent = text;
  byId('toast').classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => byId('toast').classList.remove('shown'), 4000);
}

/** Says that something went wrong, without getting in the way. */
export function trouble(error) {
  toast(error.network ? say('error.network') : inARow(say('error.title'), error.message));
}

/** So much of what cannot be read is repeated. */
export const LONGEST_QUOTE = 40;

/** So many parts of an address that mean nothing are repeated. */
const MOST_LEFT = 3;

/** One sentence for each of the view's settings in the address that cannot be read, above everything else. */
function sayUnread({ unread, unreadInFragment }) {
  const sentences = [...Object.entries(unread), ...unreadInFragment].map(([key, text]) => say('link.bad', key, text.slice(0, LONGEST_QUOTE)));
  if (sentences.length) byId('main').prepend(h('p', { class: 'error unread', role: 'alert', textContent: inARow(...sentences) }));
}

/** Says what in the query means nothing here; it stays in the address. */
export function sayLeft(page) {
  const left = page.leftInQuery();
  if (!left.length) return;
  const texts = left.slice(0, MOST_LEFT).map((text) => text.slice(0, LONGEST_QUOTE)).join(', ');
  byId('main').prepend(h('p', { class: 'error unread', role: 'alert', textContent: say('link.left', texts) }));
}

/** Theme and language; `page` has read `view` from the address, `changed` is called after a change of it. */
export function wireHeader(page, view, { changed, language }) {
  sayUnread(page);
  if (view.theme) document.documentElement.dataset.theme = view.theme;
  byId('theme').onclick = () => {
    view.theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = view.theme;
    changed();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  wireFolds();
  for (const link of document.querySelectorAll('[data-lang]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      language(link.dataset.lang);
    });
  }
}

/** What somebody has just unfolded is seen without scrolling, as far as there is room; what a page unfolds moves nothing. */
function wireFolds() {
  let pressed;
  document.addEventListener('click', ({ target }) => (pressed = target.closest('summary')?.parentElement), true);
  document.addEventListener('toggle', ({ target }) => {
    if (target === pressed && target.open && target.matches('.more')) target.scrollIntoView({ block: 'nearest' });
  }, true);
}

/** All that a page needs whose view is its language and theme, and what is `own`, such as whether it is presented. */
export function wirePage(own = {}) {
  const page = new PageState(own);
  const view = page.read();
  api.speak(boot.lang ?? 'en');
  if ('present' in view) wirePresent(view, () => page.write(view));
  wireHeader(page, view, { changed: () => page.write(view), language: (lang) => page.openInLanguage(lang, view) });
}

/** The share button; `link()` answers the address of what is on screen. */
export function wireShare(link) {
  wireCopyDialog('share');
  byId('share').onclick = async () => {
    const text = link();
    if (await toClipboard(text)) toast(say('toast.copied'));
    else openCopyDialog('share', text);
  };
}

/** The dialog with the line that shows what is on screen in another page; `link()` answers its address there. */
export function wireEmbed(link) {
  wireCopyDialog('embed');
  byId('embed').onclick = () => {
    byId('export').open = false;
    byId('export').querySelector('summary').focus(); // where the focus goes when the dialog closes
    openCopyDialog('embed', h('iframe', { src: link(), title: document.title, width: 600, height: 400 }).outerHTML);
  };
}

/** Takes away what a link hides. */
export function hideParts(hidden) {
  for (const element of document.querySelectorAll('[data-part]')) {
    element.classList.toggle('hidden-part', hidden.includes(element.dataset.part));
  }
  byId('story').classList.toggle('hidden-part', hidden.includes('story'));
}

/** A menu closes on Escape and on a click elsewhere. */
export function wireMenu(menu) {
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

/** The export menu: always of what is on screen, also when that changes while it is open. */
export class ExportMenu {
  /**
   * `hints`: the keys of what it says {now, empty}; `offered()` answers the links, {href, text, name, onclick}, a name '' being the server's, or null
   * before any training.
   */
  constructor(hints, offered) {
    Object.assign(this, { hints, offered, menu: byId('export') });
    wireMenu(this.menu);
    this.menu.addEventListener('toggle', () => this.show());
  }

  /** To be called whenever the picture changes; closed it offers nothing, so that it never opens on what was before. */
  show() {
    const links = this.menu.open ? this.offered() : [];
    setText('export-hint', say(links ? this.hints.now : this.hints.empty));
    const list = byId('export-list');
    const count = links?.length ?? 0;
    if (list.children.length !== count) list.replaceChildren(...Array.from({ length: count }, () => h('li', {}, h('a'))));
    // The same elements, or a link would go away under the finger or lose the focus.
    links?.forEach(({ href, text, name, onclick = null }, i) => {
      Object.assign(list.children[i].firstChild, { href, textContent: text, download: name, onclick });
    });
  }
}

const KINDS = ['png', 'svg', 'csv', 'java', 'notebook'];

/** The links of /play for its export menu; `shown`: [{title, origin}]; `picture`: how it is looked at, {view, turn}. */
export function momentLinks({ id, index, shown, runs, picture }) {
  const links = shown.flatMap(({ title, origin }) => {
    const to = api.exports(id, index, origin, runs, picture);
    return KINDS.map((kind) => ({ href: to[kind], text: say(`export.${kind}`, title), name: '' }));
  });
  return [...links, { href: api.specFile(id), text: say('export.spec'), name: 'facespace.txt' }];
}

/** Says which data are in use; `sets` are the catalogue's. */
export function showData(sets, name) {
  const set = sets.find((one) => one.name === name);
  const label = set?.label ?? name;
  byId('data-in-use').textContent = set?.count && !set.faces ? say('data.line', label, count(set.count)) : label;
}

/** Offers the download of MNIST when it is absent; `done` is called once it is here. */
export function offerDownload(sets, done) {
  const missing = sets.some(({ name, ready }) => name === 'mnist' && !ready);
  byId('download').hidden = !missing;
  byId('download-start').onclick = async () => {
    byId('download-start').disabled = true;
    byId('download-progress').hidden = false;
    try {
      await api.startDownload();
      await watchDownload();
      toast(say('download.done'));
      byId('download').hidden = true;
      done();
    } catch (error) {
      byId('download-text').textContent = say('download.failed', error.message);
      byId('download-start').disabled = false;
    }
  };
}

async function watchDownload() {
  const megabytes = (bytes) => fixed(bytes / 1e6, 1);
  for (;;) {
    const { bytes, total, done, error } = await api.downloadProgress();
    if (error) throw new Error(error);
    if (done) return;
    byId('download-progress').value = total ? bytes / total : 0;
    byId('download-text').textContent = say('download.progress', megabytes(bytes), megabytes(total));
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
