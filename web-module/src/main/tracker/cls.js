import {onHidden, onRestore, restoredAt} from './lifecycle.js';
import {observe} from './observe.js';

const GAP_MS = 1000;
const WINDOW_MS = 5000;

/**
 * Cumulative Layout Shift, a score. Good ≤ 0.1, poor > 0.25: https://web.dev/articles/cls
 *
 * The largest session window: shifts less than a second apart, five seconds at most from the first
 * to the last (https://web.dev/articles/evolving-cls). Reported when the page is hidden, 0 if
 * nothing moved. To be called when the page has painted, as CrUX counts no other pages.
 */
export const cls = (report) => {
  let largest = 0;
  let current = 0;
  let first;
  let last;

  const consider = (shifts) => {
    for (const {startTime, value, hadRecentInput} of shifts) {
      if (hadRecentInput || startTime < restoredAt()) continue;
      if (current && startTime - last < GAP_MS && startTime - first < WINDOW_MS) {
        current += value;
      } else {
        current = value;
        first = startTime;
      }
      last = startTime;
      largest = Math.max(largest, current);
    }
  };
  const observer = observe('layout-shift', consider);
  if (!observer) return;

  onHidden(() => {
    consider(observer.takeRecords());
    report(largest);
  });
  onRestore(() => {
    largest = current = 0;
  });
};
