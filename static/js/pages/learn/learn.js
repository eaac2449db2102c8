// /learn: theme and language, and which pages were read in this browser.

import { isRead } from '../../app/progress.js';
import { wirePage } from '../../app/sharing.js';

wirePage();

for (const card of document.querySelectorAll('.lesson-card')) {
  card.querySelector('.was-read').hidden = !isRead(card.getAttribute('href'));
}
