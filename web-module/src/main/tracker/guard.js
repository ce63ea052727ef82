/**
 * Wraps a function so that it never throws. Everything that the browser calls later (listeners,
 * timers, observers) is wrapped: a measurement is never worth an error in the page.
 */
export const guarded = (fn) => (...args) => {
  try {
    return fn(...args);
  } catch {
    return undefined;
  }
};

/** Listens on the window, before the page's own listeners, and never blocks scrolling. */
export const on = (type, listener, options) =>
  addEventListener(type, guarded(listener), {capture: true, passive: true, ...options});
