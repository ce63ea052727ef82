import {head} from './head.js';
import {navigationEntry} from './navigation.js';
import {withoutSecrets} from './privacy.js';

/** A tenth of a millisecond says enough. */
export const rounded = (ms) => Math.round(ms * 10) / 10;

const LONGEST = 300;

/** What of an address is sent: nothing that may say who the visitor is, and not too much. */
export const withoutQuery = (url) => head(withoutSecrets(url), LONGEST) || undefined;

/** What the page was doing at a time, in the terms of web-vitals. */
export const loadState = (time) => {
  const entry = navigationEntry();
  if (document.readyState === 'loading' || time < entry?.domInteractive) return 'loading';
  const reached = (at) => !entry || (at && time >= at);
  if (!reached(entry?.domContentLoadedEventStart)) return 'dom-interactive';
  return reached(entry?.domComplete) ? 'complete' : 'dom-content-loaded';
};
