// Requests that take a server long: one after the other, so that it has room for what somebody is waiting for.

/** Answers `take(action)`: it runs when all taken before are over, however they ended, and answers what comes of it. */
export function inTurn() {
  let last = Promise.resolve();
  return (action) => {
    const mine = last.then(action);
    last = mine.catch(() => {});
    return mine;
  };
}
