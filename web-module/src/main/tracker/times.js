import {head} from './head.js';
import {navigationEntry} from './navigation.js';
import {withoutSecrets} from './privacy.js';

/** Rounds to a tenth of a millisecond, which is precise enough. */
export const rounded = (ms) => Math.round(ms * 10) / 10;

const LONGEST = 300;

/**
 * Returns the part of an address that is sent: nothing that may identify the visitor, with a
 * limited length.
 */
export const withoutQuery = (url) => head(withoutSecrets(url), LONGEST) || undefined;

/** Returns the loading state of the page at a time, in the terms of web-vitals. */
export const loadState = (time) => {
  const entry = navigationEntry();
  if (document.readyState === 'loading' || time < entry?.domInteractive) return 'loading';
  const reached = (at) => !entry || (at && time >= at);
  if (!reached(entry?.domContentLoadedEventStart)) return 'dom-interactive';
  return reached(entry?.domComplete) ? 'complete' : 'dom-content-loaded';
};
