import {onRestore, whenLoaded} from './lifecycle.js';
import {navigationEntry, sinceActivation} from './navigation.js';

/**
 * Time to First Byte, ms. Good ≤ 800, poor > 1800: https://web.dev/articles/ttfb
 *
 * A page out of the back/forward cache has waited for no byte: 0.
 */
export const ttfb = (report) =>
  whenLoaded(() => {
    const entry = navigationEntry();
    if (!entry) return;
    report(sinceActivation(entry.responseStart), entry);
    onRestore(() => report(0));
  });
