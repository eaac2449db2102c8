// The front page: two planes that learn; theme and language.

import { RunFigure } from '../../app/runfigure.js';
import { wirePage } from '../../app/sharing.js';
import { boot, byId } from '../../view/dom.js';

wirePage();
const figure = new RunFigure(byId('front-planes'), boot.figure, () => {});
figure.near();
figure.load();
