// The page /identify.

import { wirePage } from './sharing.js';

wirePage();
