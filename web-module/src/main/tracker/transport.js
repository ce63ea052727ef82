// Browsers let requests that outlive their page carry 64 KiB at most:
// https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
const KEEPALIVE_BYTES = 65536;
const UTF8_BYTES_PER_CHAR = 3;
const MAX_WAIT_SECONDS = 300000; // timers run for 24 days at most

const isSmall = (body) => body.length * UTF8_BYTES_PER_CHAR < KEEPALIVE_BYTES;

/** Whether a request that outlives its page can carry a batch. */
export const fits = (batch) => isSmall(JSON.stringify(batch));

/**
 * Sends a batch by a request that outlives the page. Returns a promise, never rejected: of
 * undefined when the batch is settled (accepted, or refused for good), else of how many ms to wait
 * before it is sent again, 0 if the server did not say.
 */
export const post = async (endpoint, batch) => {
  try {
    const body = JSON.stringify(batch);
    if (!isSmall(body) || !('keepalive' in Request.prototype)) {
      return navigator.sendBeacon(endpoint, body) ? undefined : 0;
    }
    return retryDelay(
      await fetch(endpoint, {
        method: 'POST',
        body,
        keepalive: true,
        priority: 'low',
        credentials: 'same-origin',
        referrerPolicy: 'no-referrer', // it has the query
        // Plain text needs no preflight, which a page that is going would not live to see.
        headers: {'Content-Type': isSameOrigin(endpoint) ? 'application/json' : 'text/plain'},
      }),
    );
  } catch {
    return 0;
  }
};

const isSameOrigin = (endpoint) => new URL(endpoint).origin === location.origin;

/** A date in `Retry-After` counts as nothing said: the next try waits longer by itself. */
const retryDelay = ({status, headers}) =>
  status === 429 || status >= 500
    ? Math.min(Math.max(headers.get('Retry-After'), 0), MAX_WAIT_SECONDS) * 1000 || 0
    : undefined;
