// The page /verify.

import { wirePage } from './sharing.js';

wirePage();
