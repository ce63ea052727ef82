import {navigationEntry} from './navigation.js';

/** A tenth of a millisecond says enough. */
export const rounded = (ms) => Math.round(ms * 10) / 10;

/** An address without its query and fragment: those may say who the visitor is. */
export const withoutQuery = (url) => url?.split(/[?#]/)[0].slice(0, 300) || undefined;

/** What the page was doing at a time, in the terms of web-vitals. */
export const loadState = (time) => {
  const entry = navigationEntry();
  if (document.readyState === 'loading' || time < entry?.domInteractive) return 'loading';
  const reached = (at) => !entry || (at && time >= at);
  if (!reached(entry?.domContentLoadedEventStart)) return 'dom-interactive';
  return reached(entry?.domComplete) ? 'complete' : 'dom-content-loaded';
};
