// What is measured of a model takes a server seconds. The page asks for one such thing at a time: the faces somebody moves
// and their angle are not to wait behind all of them.

import { inTurn } from '../../lib/inturn.js';

const take = inTurn();

/** What `ask(model)` answers once its turn has come; nothing is asked for a `turn` of the session that is over by then. */
export const measured = (turn, ask, model) => turn.answer(take(() => turn.isOver || ask(model)));
