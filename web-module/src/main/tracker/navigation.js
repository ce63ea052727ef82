/**
 * Returns the navigation entry, unless its times are impossible: some browsers report a response
 * that started at 0 or in the future (https://github.com/GoogleChrome/web-vitals/issues/275).
 */
export const navigationEntry = () => {
  const entry = performance.getEntriesByType('navigation')[0];
  return entry?.responseStart > 0 && entry.responseStart < performance.now() ? entry : undefined;
};

/**
 * Returns when a prerendered page was shown, in ms since its navigation started; 0 for any other
 * page.
 */
export const activationStart = () => navigationEntry()?.activationStart ?? 0;

/**
 * Converts a time since navigation started to the time since the visitor opened the page, at least
 * 0.
 */
export const sinceActivation = (time) => Math.max(time - activationStart(), 0);

/**
 * Returns the server's id of the request that loaded the page; undefined if the page came from a
 * cache, which has the id of the request that filled it.
 */
export const requestId = () => {
  const entry = navigationEntry();
  if (entry?.transferSize === 0) return undefined;
  return entry?.serverTiming?.find(({name}) => name === 'request')?.description;
};

/** Returns how the visitor came to this page, in the terms of the web-vitals library. */
export const navigationType = () => {
  if (activationStart() > 0) return 'prerender';
  if (document.wasDiscarded) return 'restore';
  return (navigationEntry()?.type ?? 'navigate').replace('_', '-');
};
