import {on} from './guard.js';
import {firstHiddenTime, onHidden, onRestore} from './lifecycle.js';
import {observe} from './observe.js';

/**
 * First Input Delay, ms. Good ≤ 100, poor > 300: https://web.dev/articles/fid
 *
 * Superseded by INP, still read by those who compare with older figures. As web-vitals 4.2.4
 * measured it: only an input before the page was first hidden.
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

  // The browser does not start anew after the back/forward cache.
  let listening;
  onRestore((event) => {
    listening?.abort();
    listening = onFirstInput((input) => input.startTime >= event.timeStamp && consider([input]));
  });
};

/** Calls back with the first key, click or tap. Returns what ends the listening. */
const onFirstInput = (callback) => {
  const listening = new AbortController();
  const {signal} = listening;
  const settle = (input) => {
    if (!signal.aborted) callback(input);
    listening.abort();
  };

  const consult = ({type, cancelable, timeStamp}) => {
    if (!cancelable) return;
    const input = {startTime: timeStamp, processingStart: performance.now()};
    type === 'pointerdown' ? unlessScroll(() => settle(input)) : settle(input);
  };
  for (const type of ['mousedown', 'keydown', 'touchstart', 'pointerdown']) {
    on(type, consult, {signal});
  }
  return listening;
};

/** A pointer that goes down and is then cancelled has begun to scroll or zoom, which is no input. */
const unlessScroll = (callback) => {
  const pointer = new AbortController();
  const {signal} = pointer;
  on('pointerup', callback, {signal, once: true});
  for (const type of ['pointerup', 'pointercancel']) on(type, () => pointer.abort(), {signal});
};
