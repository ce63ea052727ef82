import {countInteractions, interactionCount} from './interactions.js';
import {onHidden, onRestore} from './lifecycle.js';
import {observe} from './observe.js';

const CANDIDATES = 10;
const INTERACTIONS_PER_OUTLIER = 50;
const DURATION_THRESHOLD_MS = 40;

/**
 * Interaction to Next Paint, ms. Good ≤ 200, poor > 500: https://web.dev/articles/inp
 *
 * The 98th percentile of the interactions' durations: the longest of up to 50 interactions, the
 * second of up to 100, and so on; ten are enough to remember. Reported when the page is hidden.
 */
export const inp = (report) => {
  if (!('interactionId' in PerformanceEventTiming.prototype)) return;
  countInteractions();

  const durations = new Map(); // of the longest interactions, by their id
  let countBefore = 0;

  const consider = (events) => {
    for (const {interactionId, duration, entryType} of events) {
      if (!interactionId && entryType !== 'first-input') continue;
      durations.set(interactionId, Math.max(durations.get(interactionId) ?? 0, duration));
      if (durations.size > CANDIDATES) {
        durations.delete([...durations].reduce((a, b) => (b[1] <= a[1] ? b : a))[0]);
      }
    }
  };
  const percentile98 = () => {
    const outliers = Math.floor((interactionCount() - countBefore) / INTERACTIONS_PER_OUTLIER);
    const longestFirst = [...durations.values()].sort((a, b) => b - a);
    return longestFirst[Math.min(outliers, longestFirst.length - 1)];
  };

  const observer = observe('event', consider, {durationThreshold: DURATION_THRESHOLD_MS});
  if (!observer) return;
  // The first input comes at any duration, so that a page of quick interactions has an INP too.
  observer.observe({type: 'first-input', buffered: true});

  onHidden(() => {
    consider(observer.takeRecords());
    if (durations.size) report(percentile98());
  });
  onRestore(() => {
    durations.clear();
    countBefore = interactionCount();
  });
};
