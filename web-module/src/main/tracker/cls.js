import {note} from './causes.js';
import {onHidden, onNewView, viewedFrom} from './lifecycle.js';
import {observe} from './observe.js';

const GAP_MS = 1000;
const WINDOW_MS = 5000;

const larger = (shift, than) => (than?.value >= shift.value ? than : shift);

/**
 * Cumulative Layout Shift, a score. Good ≤ 0.1, poor > 0.25: https://web.dev/articles/cls
 *
 * The largest session window: shifts less than a second apart, at most five seconds from the first
 * to the last (https://web.dev/articles/evolving-cls). It is reported with its largest shift when
 * the page is hidden, 0 if nothing moved. Call this when the page has painted: CrUX counts no other
 * pages.
 */
export const cls = (report) => {
  let largest = {value: 0};
  let current = largest;

  const consider = (shifts) => {
    for (const shift of shifts) {
      const {startTime, value, hadRecentInput} = shift;
      if (hadRecentInput || startTime < viewedFrom()) continue;
      const {first, last} = current;
      const goesOn = current.value && startTime - last < GAP_MS && startTime - first < WINDOW_MS;
      current = {
        value: goesOn ? current.value + value : value,
        first: goesOn ? first : startTime,
        last: startTime,
        shift: larger(shift, goesOn ? current.shift : undefined),
      };
      if (current.value > largest.value) largest = current;
      note(shift);
    }
  };
  const observer = observe('layout-shift', consider);
  if (!observer) return;

  onHidden(() => {
    consider(observer.takeRecords());
    report(largest.value, largest.shift);
  });
  onNewView(() => {
    largest = current = {value: 0};
  });
};
