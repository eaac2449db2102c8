// The page /faces.

import { wirePage } from './sharing.js';

wirePage();
