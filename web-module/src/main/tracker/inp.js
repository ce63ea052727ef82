import {note} from './causes.js';
import {countInteractions, interactionCount} from './interactions.js';
import {onHidden, onNewView} from './lifecycle.js';
import {observe} from './observe.js';

const CANDIDATES = 10;
const INTERACTIONS_PER_OUTLIER = 50;
const DURATION_THRESHOLD_MS = 40;
const LEAST_DURATION_MS = 8; // the browser's precision

/**
 * Interaction to Next Paint, ms. Good ≤ 200, poor > 500: https://web.dev/articles/inp
 *
 * The 98th percentile of the interactions' durations: the longest of up to 50 interactions, the
 * second longest of up to 100, and so on; ten candidates are enough. It is reported with its event
 * when the page is hidden.
 */
export const inp = (report) => {
  if (!('interactionId' in PerformanceEventTiming.prototype)) return;
  countInteractions();

  const longest = new Map(); // by interaction id: the longest event of each of the longest interactions
  let countBefore = 0;
  let renewed = false;

  const consider = (events) => {
    for (const event of events) {
      note(event);
      const id = event.interactionId;
      if (!id || longest.get(id)?.duration >= event.duration) continue;
      longest.set(id, event);
      if (longest.size > CANDIDATES) {
        longest.delete([...longest].reduce((a, b) => (b[1].duration <= a[1].duration ? b : a))[0]);
      }
    }
  };
  const percentile98 = (count) => {
    const longestFirst = [...longest.values()].sort((a, b) => b.duration - a.duration);
    return longestFirst[Math.min(Math.floor(count / INTERACTIONS_PER_OUTLIER), longest.size - 1)];
  };

  const observer = observe('event', consider, {durationThreshold: DURATION_THRESHOLD_MS});
  if (!observer) return;
  // The first input is reported at any duration, so that a page with only quick interactions also
  // has an INP.
  observer.observe({type: 'first-input', buffered: true});

  onHidden(() => {
    consider(observer.takeRecords());
    const count = interactionCount() - countBefore;
    const event = percentile98(count);
    if (event) report(event.duration, event);
    // A page has only one first-input entry for all its views.
    else if (renewed && count) report(LEAST_DURATION_MS);
  });
  onNewView(() => {
    longest.clear();
    countBefore = interactionCount();
    renewed = true;
  });
};
