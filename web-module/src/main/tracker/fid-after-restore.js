import {on} from './guard.js';

/**
 * First Input Delay of a page restored from the back/forward cache, which the browser does not
 * measure again. As in web-vitals 4.2.4, only until the page is hidden again.
 */
export const watchInputAfterRestore = (report) => {
  let listening;
  on('pageshow', ({persisted, timeStamp}) => {
    if (!persisted) return;
    listening?.abort();
    listening = onFirstInput(
      (input) =>
        input.startTime >= timeStamp && report(input.processingStart - input.startTime),
    );
  });
  on('visibilitychange', () => document.hidden && listening?.abort());
};

/** Calls back with the first key, click or tap. Returns the controller that stops listening. */
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

/**
 * Calls back unless the pointer is cancelled, which begins a scroll or zoom and is not an input.
 */
const unlessScroll = (callback) => {
  const pointer = new AbortController();
  const {signal} = pointer;
  on('pointerup', callback, {signal, once: true});
  for (const type of ['pointerup', 'pointercancel']) on(type, () => pointer.abort(), {signal});
};
