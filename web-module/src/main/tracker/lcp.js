import {note} from './causes.js';
import {guarded, on} from './guard.js';
import {afterNextPaint, firstHiddenTime, onHidden, onRestore} from './lifecycle.js';
import {sinceActivation} from './navigation.js';
import {observe} from './observe.js';

/**
 * Lower bound for LCP. For an image from another site, a browser may report when it was loaded
 * instead of painted. That can be before the first paint, which the server refuses.
 */
const firstPaint = () =>
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;

/**
 * Largest Contentful Paint, ms. Good ≤ 2500, poor > 4000: https://web.dev/articles/lcp
 *
 * Each candidate is reported and replaces the one before. The last is the one before the first key
 * or click, or before the page is hidden.
 */
export const lcp = (report) => {
  const consider = (entries) => {
    const largest = entries.at(-1);
    if (!(largest?.startTime < firstHiddenTime())) return;
    note(largest);
    report(sinceActivation(Math.max(largest.startTime, firstPaint())), largest);
  };
  const observer = observe('largest-contentful-paint', consider);
  if (!observer) return;

  const input = new AbortController();
  const stop = () => {
    consider(observer.takeRecords());
    observer.disconnect();
    input.abort();
  };
  // Not inside the event: it would count towards the page's INP.
  const stopSoon = (event) =>
    event.isTrusted && (window.requestIdleCallback ?? setTimeout)(guarded(stop));
  on('keydown', stopSoon, {signal: input.signal});
  on('click', stopSoon, {signal: input.signal});
  onHidden(stop);

  onRestore((event) => afterNextPaint(() => report(performance.now() - event.timeStamp)));
};
