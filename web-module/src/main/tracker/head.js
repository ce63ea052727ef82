/** The beginning of a text, without half of a character at its end. */
export const head = (text, longest) => text?.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
