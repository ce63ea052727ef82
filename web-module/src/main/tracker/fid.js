import {firstHiddenTime, onHidden} from './lifecycle.js';
import {observe} from './observe.js';

/**
 * First Input Delay, ms. Good ≤ 100, poor > 300: https://web.dev/articles/fid
 *
 * Superseded by INP, still read by those who compare with older figures. As web-vitals 4.2.4
 * measured it: only an input before the page was first hidden. Inputs after a restore are watched by
 * the second part.
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
