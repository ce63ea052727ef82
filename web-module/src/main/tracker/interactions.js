import {observe} from './observe.js';

let lowestId = Infinity;
let highestId = 0;

/**
 * Returns the number of interactions of the page. If the browser does not count them, it is derived
 * from their ids, which browsers increase by 7; the web-vitals library also relies on this.
 */
export const interactionCount = () =>
  performance.interactionCount ?? (highestId ? (highestId - lowestId) / 7 + 1 : 0);

/** Starts to estimate the count in a browser that does not provide it. */
export const countInteractions = () => {
  if ('interactionCount' in performance) return;
  observe(
    'event',
    (events) => {
      for (const {interactionId} of events) {
        if (!interactionId) continue;
        lowestId = Math.min(lowestId, interactionId);
        highestId = Math.max(highestId, interactionId);
      }
    },
    {durationThreshold: 0},
  );
};
