import {onRestore, whenLoaded} from './lifecycle.js';
import {navigationEntry, sinceActivation} from './navigation.js';

/**
 * Time to First Byte, ms. Good ≤ 800, poor > 1800: https://web.dev/articles/ttfb
 *
 * It is 0 for a page restored from the back/forward cache.
 */
export const ttfb = (report) =>
  whenLoaded(() => {
    const entry = navigationEntry();
    if (!entry) return;
    report(sinceActivation(entry.responseStart), entry);
    onRestore(() => report(0));
  });
