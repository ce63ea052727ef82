import {guarded, on} from './guard.js';
import {afterNextPaint} from './lifecycle.js';

/**
 * Makes each path that the History API sets a separate view with CLS and INP. Paint times are
 * missing, because only the browser could measure them. The first view is that of the page as
 * loaded.
 */
export const watchHistory = ({navigated}) => {
  let path = location.pathname;
  // The interaction that led to a path belongs to the previous view: its entry arrives after the
  // next paint.
  const consider = guarded(() => {
    if (location.pathname === path) return;
    path = location.pathname;
    const at = performance.now();
    const to = path;
    afterNextPaint(() => setTimeout(guarded(() => navigated(at, to))));
  });

  if (window.navigation) {
    navigation.addEventListener('currententrychange', consider);
    return;
  }
  for (const method of ['pushState', 'replaceState']) {
    const original = history[method];
    history[method] = function (...args) {
      const result = original.apply(this, args);
      consider();
      return result;
    };
  }
  on('popstate', consider);
};
