import {guarded, on} from './guard.js';
import {activationStart} from './navigation.js';

const isHidden = () => document.visibilityState === 'hidden';

let hiddenAt = Infinity;
let viewStart = 0;
const hiddenCallbacks = [];
const newViewCallbacks = [];

/**
 * Returns when the page was first hidden, in ms since navigation started; Infinity if it never was.
 */
export const firstHiddenTime = () => hiddenAt;

/**
 * Returns when the current view began: 0, or when the page was last restored or softly navigated.
 */
export const viewedFrom = () => viewStart;

/** Calls back each time the page is hidden, before the waiting values are sent. */
export const onHidden = (callback) => hiddenCallbacks.push(guarded(callback));

/** Calls back each time a new view begins: after a restore or a soft navigation. */
export const onNewView = (callback) => newViewCallbacks.push(guarded(callback));

/** Calls back with the event each time the page is restored from the back/forward cache. */
export const onRestore = (callback) =>
  on('pageshow', (event) => event.persisted && callback(event));

/**
 * Calls back when the frame after the next one is about to be drawn; the next one has been painted
 * then.
 */
export const whenActivated = (callback) =>
  document.prerendering ? on('prerenderingchange', callback, {once: true}) : callback();

/** Calls back in a separate task after the page's load event. */
export const whenLoaded = (callback) => {
  const later = () => setTimeout(guarded(callback));
  document.readyState === 'complete' ? later() : on('load', later, {once: true});
};

/** Calls back when the frame after the next one is about to be drawn: the next one is then seen. */
export const afterNextPaint = (callback) =>
  requestAnimationFrame(() => requestAnimationFrame(guarded(callback)));

/** Ends the current view: reports the values that are still open. */
export const endView = () => hiddenCallbacks.forEach((callback) => callback());

/** Begins a new view of the same document. */
export const beginView = (at) => {
  viewStart = at;
  newViewCallbacks.forEach((callback) => callback());
};

/**
 * Starts to follow the page. On navigation, Chromium fires pagehide before it hides the page, but
 * the last interaction and layout shift are known only when it is hidden. So both events send, and
 * the values that are still open (see onHidden) go with the second.
 */
export const followPage = (send) => {
  // The browser's record takes precedence over the current state: the page may have been hidden and
  // shown again before this script ran.
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
