import {noteElement} from './element.js';
import {on} from './guard.js';
import {observe} from './observe.js';

/**
 * Returns whether the browser reports soft navigations. Before that method existed, trials reported
 * them with another meaning.
 */
export const tellsSoftNavigations = () =>
  window.PerformanceSoftNavigation?.prototype.getLargestInteractionContentfulPaint;

/**
 * Makes each soft navigation that the browser reports a separate view. Its TTFB is 0, its paints
 * are those caused by its interaction, and CLS and INP start again
 * (https://developer.chrome.com/docs/web-platform/soft-navigations).
 */
export const watchSoftNavigations = ({navigated, report}) => {
  let current;

  const consider = ({interactionId, largestContentfulPaint: paint}) => {
    if (!paint || interactionId !== current?.interactionId) return;
    noteElement(paint);
    report('LCP')(Math.max(paint.renderTime - current.startTime, 0), paint);
  };

  observe('soft-navigation', (navigations) => {
    for (const navigation of navigations) {
      const {name, startTime, presentationTime, paintTime} = navigation;
      current = navigation;
      navigated(startTime, new URL(name, location.href).pathname);
      report('TTFB')(0);
      report('FCP')(Math.max((presentationTime || paintTime || 0) - startTime, 0));
      const largest = navigation.getLargestInteractionContentfulPaint();
      if (largest) consider(largest);
    }
  });
  observe('interaction-contentful-paint', (paints) => paints.forEach(consider));
  on('pageshow', ({persisted}) => {
    if (persisted) current = undefined;
  });
};
