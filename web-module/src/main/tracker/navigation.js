/**
 * The navigation entry, unless its times can't be true: some browsers give a response that started
 * at 0 or in the future (https://github.com/GoogleChrome/web-vitals/issues/275).
 */
export const navigationEntry = () => {
  const entry = performance.getEntriesByType('navigation')[0];
  return entry?.responseStart > 0 && entry.responseStart < performance.now() ? entry : undefined;
};

/** When a prerendered page was shown, in ms since its navigation started; 0 for any other page. */
export const activationStart = () => navigationEntry()?.activationStart ?? 0;

/** A time since navigation started as time since the visitor asked for the page, never below 0. */
export const sinceActivation = (time) => Math.max(time - activationStart(), 0);

/**
 * What the server that answered with the page calls that request; undefined where the page came
 * from a cache, with the name of the request that had filled it.
 */
export const requestId = () => {
  const entry = navigationEntry();
  if (entry?.transferSize === 0) return undefined;
  return entry?.serverTiming?.find(({name}) => name === 'request')?.description;
};

/** How the visitor came to this page, in the words of the web-vitals library. */
export const navigationType = () => {
  if (activationStart() > 0) return 'prerender';
  if (document.wasDiscarded) return 'restore';
  return (navigationEntry()?.type ?? 'navigate').replace('_', '-');
};
