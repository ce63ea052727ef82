import {navigationEntry, sinceActivation} from './navigation.js';
import {loadState, rounded} from './times.js';

/** How a page's first byte was waited for; of a restored page nothing. */
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

/** What came before the first paint; of a restored or softly navigated page all is rendering. */
export const attributeFcp = (value, paint) => {
  const firstByte = paint ? sinceActivation(navigationEntry()?.responseStart ?? 0) : 0;
  return {
    timeToFirstByte: rounded(firstByte),
    firstByteToFCP: rounded(value - firstByte),
    loadState: paint ? loadState(paint.startTime) : 'complete',
  };
};
