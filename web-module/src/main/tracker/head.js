/** Returns the beginning of a text, without half a surrogate pair at its end. */
export const head = (text, longest) => text?.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
