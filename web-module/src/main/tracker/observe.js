import {guarded} from './guard.js';

/**
 * Observes one type of performance entry, including entries from before this script ran. Returns
 * undefined if the browser does not support the type.
 */
export const observe = guarded((type, consider, options) => {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return undefined;
  const observer = new PerformanceObserver((list) =>
    // Safari may call back before observe() has returned, when the caller has no observer yet:
    // https://github.com/GoogleChrome/web-vitals/issues/277
    queueMicrotask(guarded(() => consider(list.getEntries())))
  );
  observer.observe({type, buffered: true, ...options});
  return observer;
});
