import {resourceOf} from './assets.js';
import {targetOf} from './element.js';
import {activationStart, navigationEntry} from './navigation.js';
import {rounded, withoutQuery} from './times.js';

/**
 * Returns the largest element and the four phases of its time: first byte, load delay and load
 * duration of its resource, render delay. They add up to the value
 * (https://web.dev/articles/optimize-lcp).
 */
export const attributeLcp = (value, entry, startedAt) => {
  const resource = entry?.url && resourceOf(entry);
  const from = startedAt ?? activationStart();
  const since = (time) => Math.max(time - from, 0);

  const firstByte =
    entry && startedAt === undefined ? since(navigationEntry()?.responseStart ?? 0) : 0;
  const requested = Math.max(
    firstByte,
    resource ? since(resource.requestStart || resource.startTime) : 0,
  );
  const responded = Math.min(
    value,
    Math.max(requested, resource ? since(resource.responseEnd) : 0),
  );
  return {
    target: entry && targetOf(entry),
    url: withoutQuery(entry?.url),
    timeToFirstByte: rounded(firstByte),
    resourceLoadDelay: rounded(requested - firstByte),
    resourceLoadDuration: rounded(responded - requested),
    elementRenderDelay: rounded(value - responded),
  };
};
