import {noteElement} from './element.js';
import {on} from './guard.js';
import {observe} from './observe.js';

/** Whether the browser does. Before that method, browsers told of trials with another meaning. */
export const tellsSoftNavigations = () =>
  window.PerformanceSoftNavigation?.prototype.getLargestInteractionContentfulPaint;

/**
 * Makes a soft navigation, where the browser reports it, a view of its own: its first byte was not
 * waited for, its paints are those that its interaction brought about, CLS and INP begin anew
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
