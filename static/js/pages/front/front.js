// The front page: only theme and language.

import { wirePage } from '../../app/sharing.js';

wirePage();
