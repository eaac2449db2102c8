// What can be taken along from /faces: all of the moment on screen.

import * as api from '../../app/api.js';
import { toCsv } from '../../lib/csv.js';
import { say } from '../../view/dom.js';

let written;

/** Links for the export menu of one run; `index`: the moment's, `runs`: the experiment's, `coordinates()`: the map's rows. */
export function faceLinks({ id, run, runs, index, hasMap, coordinates }) {
  const to = api.faceExports(id, run, index);
  const moment = api.exports(id, index, run, runs);
  const item = (href, words, name, onclick = undefined) => ({ href, text: say(words), name, onclick });
  return [
    item(to.csv, 'faces.export.csv', 'embeddings.csv'),
    item(to.tsv, 'faces.export.tsv', 'embeddings.tsv'),
    item(to.labels, 'faces.export.labels', 'people.tsv'),
    ...(hasMap ? [item('#', 'faces.export.map', runs.length > 1 ? `map-${run + 1}.csv` : 'map.csv', ({ target }) => writeTable(target, coordinates()))] : []),
    item(moment.java, 'faces.export.java', 'Faces.java'),
    item(moment.notebook, 'faces.export.notebook', 'Faces.ipynb'),
    item(api.specFile(id), 'export.spec', 'facespace.txt'),
  ];
}

/** The map is drawn for this page alone and moves by itself, so its coordinates are written once they are asked for. */
function writeTable(link, rows) {
  URL.revokeObjectURL(written);
  const csv = toCsv([['point', 'person', 'x', 'y', 'selected'], ...rows]);
  link.href = written = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
}
