// The front page: only theme and language.

import { wirePage } from './sharing.js';

wirePage();
