// Paper is light whatever the screen is, and what moves stands still on it: all is drawn before the browser takes its picture.

import { drawNow } from '../widgets/moving.js';

const root = document.documentElement;
const parts = [];
let theme;

/** `show()` puts on the page at once what belongs on paper, `restore()` what was there before. */
export function onPaper(show, restore) {
  parts.push({ show, restore });
}

addEventListener('beforeprint', () => {
  ({ theme } = root.dataset);
  root.dataset.theme = 'light';
  for (const { show } of parts) show();
  drawNow();
});

addEventListener('afterprint', () => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const { restore } of parts) restore();
});
