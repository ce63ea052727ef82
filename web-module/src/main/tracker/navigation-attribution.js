import {navigationEntry, sinceActivation} from './navigation.js';
import {loadState, rounded} from './times.js';

/** Returns the phases of the wait for a page's first byte; undefined for a restored page. */
export const attributeTtfb = (value, entry) => {
  if (!entry) return undefined;
  const [waited, dns, connect, connected] = [
    entry.workerStart || entry.fetchStart,
    entry.domainLookupStart,
    entry.connectStart,
    entry.connectEnd,
  ].map(sinceActivation);
  return {
    waitingDuration: rounded(waited),
    cacheDuration: rounded(dns - waited),
    dnsDuration: rounded(connect - dns),
    connectionDuration: rounded(connected - connect),
    requestDuration: rounded(value - connected),
  };
};

/**
 * Returns the phases before the first paint; for a restored or softly navigated page all of it is
 * rendering.
 */
export const attributeFcp = (value, paint) => {
  const firstByte = paint ? sinceActivation(navigationEntry()?.responseStart ?? 0) : 0;
  return {
    timeToFirstByte: rounded(firstByte),
    firstByteToFCP: rounded(value - firstByte),
    loadState: paint ? loadState(paint.startTime) : 'complete',
  };
};
