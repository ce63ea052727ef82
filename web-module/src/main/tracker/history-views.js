import {guarded, on} from './guard.js';
import {afterNextPaint} from './lifecycle.js';

/**
 * Makes each path that the History API sets a view of its own, with CLS and INP: when its content
 * was painted, only the browser could tell. The first view is that of the page as it was loaded.
 */
export const watchHistory = ({navigated}) => {
  let path = location.pathname;
  // The interaction that has led to a path belongs to the view before: its entry comes after the
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
