import {firstHiddenTime, onHidden} from './lifecycle.js';
import {observe} from './observe.js';

/**
 * First Input Delay, ms. Good ≤ 100, poor > 300: https://web.dev/articles/fid
 *
 * Superseded by INP, but kept for comparison with older metrics. As in web-vitals 4.2.4, only an
 * input before the page was first hidden counts. The second part watches inputs after a restore.
 */
export const fid = (report) => {
  const consider = ([input]) => {
    if (input?.startTime < firstHiddenTime()) report(input.processingStart - input.startTime);
  };
  const observer = observe('first-input', consider);
  if (!observer) return;

  onHidden(() => {
    consider(observer.takeRecords());
    observer.disconnect();
  });
};
