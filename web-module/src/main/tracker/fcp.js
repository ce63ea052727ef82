import {afterNextPaint, firstHiddenTime, onRestore} from './lifecycle.js';
import {sinceActivation} from './navigation.js';
import {observe} from './observe.js';

/**
 * First Contentful Paint, ms. Good ≤ 1800, poor > 3000: https://web.dev/articles/fcp
 *
 * It is reported only if the page was visible until then: a hidden page paints when it is shown.
 */
export const fcp = (report) => {
  const observer = observe('paint', (entries) => {
    const paint = entries.find((entry) => entry.name === 'first-contentful-paint');
    if (!paint) return;
    observer.disconnect();
    if (paint.startTime < firstHiddenTime()) report(sinceActivation(paint.startTime), paint);
  });

  if (observer) {
    onRestore((event) => afterNextPaint(() => report(performance.now() - event.timeStamp)));
  }
};
