import {guarded, on} from './guard.js';
import {activationStart} from './navigation.js';

const isHidden = () => document.visibilityState === 'hidden';

let hiddenAt = Infinity;
let viewStart = 0;
const hiddenCallbacks = [];
const newViewCallbacks = [];

/** When the page was first hidden, in ms since navigation started; Infinity if it never was. */
export const firstHiddenTime = () => hiddenAt;

/** When the present view began: 0, or when the page was last restored or softly navigated. */
export const viewedFrom = () => viewStart;

/** Calls back each time the page is hidden, before what is waiting is sent. */
export const onHidden = (callback) => hiddenCallbacks.push(guarded(callback));

/** Calls back each time what is measured begins anew: restored, or softly navigated. */
export const onNewView = (callback) => newViewCallbacks.push(guarded(callback));

/** Calls back with the event each time the page comes out of the back/forward cache. */
export const onRestore = (callback) =>
  on('pageshow', (event) => event.persisted && callback(event));

/** Calls back once the visitor sees the page: at once, or when a prerendered page is activated. */
export const whenActivated = (callback) =>
  document.prerendering ? on('prerenderingchange', callback, {once: true}) : callback();

/** Calls back in a task of its own after the page's load event. */
export const whenLoaded = (callback) => {
  const later = () => setTimeout(guarded(callback));
  document.readyState === 'complete' ? later() : on('load', later, {once: true});
};

/** Calls back when the frame after the next one is about to be drawn: the next one is then seen. */
export const afterNextPaint = (callback) =>
  requestAnimationFrame(() => requestAnimationFrame(guarded(callback)));

/** Ends the present view: the values that are still open are reported. */
export const endView = () => hiddenCallbacks.forEach((callback) => callback());

/** Begins another view of the same document. */
export const beginView = (at) => {
  viewStart = at;
  newViewCallbacks.forEach((callback) => callback());
};

/**
 * Starts to follow the page. On navigation Chromium fires pagehide first and hides the page only
 * then, and the last interaction and layout shift are known only once it is hidden: both send, and
 * the values that are still open (see onHidden) go with the second.
 */
export const followPage = (send) => {
  // What the browser remembers counts for more than the present state: the page may have been
  // hidden and shown again before this script came.
  hiddenAt =
    performance
      .getEntriesByType('visibility-state')
      .find((entry) => entry.name === 'hidden' && entry.startTime >= activationStart())
      ?.startTime ?? (isHidden() ? 0 : Infinity);

  on('pagehide', send);
  on('visibilitychange', (event) => {
    if (!isHidden()) return;
    endView();
    hiddenAt = Math.min(hiddenAt, event.timeStamp);
    send();
  });
  onRestore((event) => {
    beginView(event.timeStamp);
    // The state may change only after the event: https://crbug.com/1133363
    setTimeout(() => (hiddenAt = isHidden() ? 0 : Infinity));
  });
};
