import {observe} from './observe.js';

let lowestId = Infinity;
let highestId = 0;

/**
 * How many interactions the page has had. Where the browser does not count them, their ids tell:
 * browsers raise them by 7 from one to the next, which the web-vitals library relies on too.
 */
export const interactionCount = () =>
  performance.interactionCount ?? (highestId ? (highestId - lowestId) / 7 + 1 : 0);

/** Starts to estimate the count in a browser that does not keep it. */
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
