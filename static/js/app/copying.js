// Dialogs around a text to be copied, of page/CopyDialog.java: they work where a page may not write into the clipboard, too.

import { byId, say, setText } from '../view/dom.js';

/** Puts a text into the clipboard; answers whether the page may: over plain http it may not. */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(field) {
  field.focus();
  field.select();
  field.scrollTop = 0;
}

/** Opens a dialog with its text selected. */
export function openCopyDialog(name, text) {
  const field = byId(`${name}-field`);
  field.value = text;
  setText(`${name}-said`, '');
  byId(`${name}-dialog`).showModal();
  select(field);
}

/** Makes the dialog's button copy, and say what came of it. */
export function wireCopyDialog(name) {
  byId(`${name}-copy`).onclick = async () => {
    const field = byId(`${name}-field`);
    select(field);
    // Without the clipboard there is still what the keys for copying do.
    const isCopied = (await toClipboard(field.value)) || document.execCommand('copy');
    setText(`${name}-said`, say(isCopied ? 'copy.done' : 'copy.byHand'));
  };
}
