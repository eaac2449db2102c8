// What can be taken along from /faces.

import * as api from './api.js';
import { wireMenu } from './sharing.js';
import { byId, h, say } from './view/dom.js';

/** The export menu; `current()` answers {id, run, text of the run, index of the moment, isMap}, or null before any training. */
export function wireExport(current) {
  const menu = byId('export');
  wireMenu(menu);
  menu.addEventListener('toggle', () => menu.open && fill(current()));
}

function fill(now) {
  byId('export-hint').textContent = say(now ? 'faces.export.now' : 'faces.export.empty');
  byId('export-list').replaceChildren(...(now ? links(now) : []));
}

function links({ id, run, text, index, isMap }) {
  const to = api.faceExports(id, run);
  const item = (href, words, name) => h('li', {}, h('a', { href, download: name, textContent: say(words) }));
  return [
    item(to.csv, 'faces.export.csv', 'embeddings.csv'),
    item(to.tsv, 'faces.export.tsv', 'embeddings.tsv'),
    item(to.labels, 'faces.export.labels', 'people.tsv'),
    ...(isMap ? [item(to.map, 'faces.export.map', 'map.csv')] : []),
    item(api.exports(id, index, run, text).java, 'faces.export.java', 'Faces.java'),
    item(api.specFile(id), 'export.spec', 'facespace.txt'),
  ];
}
