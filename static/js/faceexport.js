// What can be taken along from /faces: all of the moment on screen.

import * as api from './api.js';
import { toCsv } from './lib/csv.js';
import { wireMenu } from './sharing.js';
import { byId, h, say } from './view/dom.js';

/**
 * The export menu; `current()` answers {id, run, text of the run, index of the moment, hasMap, coordinates()}, or null
 * before any training.
 */
export function wireExport(current) {
  const menu = byId('export');
  wireMenu(menu);
  menu.addEventListener('toggle', () => menu.open && fill(current()));
}

function fill(now) {
  byId('export-hint').textContent = say(now ? 'faces.export.now' : 'faces.export.empty');
  for (const link of byId('export-list').querySelectorAll('a[href^="blob:"]')) URL.revokeObjectURL(link.href);
  byId('export-list').replaceChildren(...(now ? links(now) : []));
}

function links({ id, run, text, index, hasMap, coordinates }) {
  const to = api.faceExports(id, run, index);
  const item = (href, words, name) => h('li', {}, h('a', { href, download: name, textContent: say(words) }));
  return [
    item(to.csv, 'faces.export.csv', 'embeddings.csv'),
    item(to.tsv, 'faces.export.tsv', 'embeddings.tsv'),
    item(to.labels, 'faces.export.labels', 'people.tsv'),
    ...(hasMap ? [item(tableOf(coordinates()), 'faces.export.map', 'map.csv')] : []),
    item(api.exports(id, index, run, text).java, 'faces.export.java', 'Faces.java'),
    item(api.specFile(id), 'export.spec', 'facespace.txt'),
  ];
}

/** The map is drawn for this page alone, so its coordinates are written here. */
function tableOf(rows) {
  const csv = toCsv([['point', 'person', 'x', 'y', 'selected'], ...rows]);
  return URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
}
