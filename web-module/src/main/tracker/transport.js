// Browsers limit requests that outlive their page to 64 KiB in total:
// https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
const KEEPALIVE_BYTES = 65536;
const UTF8_BYTES_PER_CHAR = 3;
const MAX_WAIT_SECONDS = 300000; // timers are limited to 24 days

const isSmall = (body) => body.length * UTF8_BYTES_PER_CHAR < KEEPALIVE_BYTES;

/** Returns whether a batch fits into a request that outlives its page. */
export const fits = (batch) => isSmall(JSON.stringify(batch));

/**
 * Sends a batch in a request that outlives the page. Returns a promise that is never rejected. Its
 * value is undefined if the batch is settled (accepted, or refused for good), else how many ms to
 * wait before sending it again, 0 if the server did not specify it.
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
        referrerPolicy: 'no-referrer', // it would contain the query
        // Plain text needs no preflight; a page that is about to end would not receive the response
        // to one.
        headers: {'Content-Type': isSameOrigin(endpoint) ? 'application/json' : 'text/plain'},
      }),
    );
  } catch {
    return 0;
  }
};

const isSameOrigin = (endpoint) => new URL(endpoint).origin === location.origin;

/** A date in `Retry-After` is ignored; the backoff applies instead. */
const retryDelay = ({status, headers}) =>
  status === 429 || status >= 500
    ? Math.min(Math.max(headers.get('Retry-After'), 0), MAX_WAIT_SECONDS) * 1000 || 0
    : undefined;
