const MOST_EARLY = 200;

const early = [];
let more;

/**
 * Notes an entry that a vital may be due to. The second part looks at its element at once, which
 * may soon be gone; until it is here, as many are kept as fit.
 */
export const note = (entry) => {
  if (more) more.note(entry);
  else if (early.length < MOST_EARLY) early.push(entry);
};

/** What a vital is due to, in the terms of web-vitals; undefined until the second part is here. */
export const attribute = (vital, cause, startedAt) => more?.attribute(vital, cause, startedAt);

/** Takes the second part in, see more.js. */
export const welcome = (part) => {
  more = part;
  early.splice(0).forEach(more.note);
};
