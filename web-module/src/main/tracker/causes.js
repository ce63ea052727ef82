const MOST_EARLY = 200;

const early = [];
let more;

/**
 * Notes an entry that may be the cause of a vital. The second part reads its element immediately,
 * because the element may soon be removed. Until the second part is loaded, up to MOST_EARLY
 * entries are kept.
 */
export const note = (entry) => {
  if (more) more.note(entry);
  else if (early.length < MOST_EARLY) early.push(entry);
};

/**
 * Returns the cause of a vital, in the terms of web-vitals; undefined until the second part is
 * loaded.
 */
export const attribute = (vital, cause, startedAt) => more?.attribute(vital, cause, startedAt);

/** Connects the second part, see more.js. */
export const welcome = (part) => {
  more = part;
  early.splice(0).forEach(more.note);
};
