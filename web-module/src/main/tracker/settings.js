const ENDPOINT = 'api/performance/web-vitals';
const CORE = 'groundspeed.js';

/**
 * Reads the settings from the attributes of the script element:
 *
 * `data-endpoint` (default: next to the script), `data-page` (default: the path), `data-release`,
 * `data-views` (`history`: each path of the History API is a view), `data-sample` (share of page
 * views that are measured, from 0 to 1; default 1, also for an invalid value).
 *
 * The second part warns of unusable values. It is next to this script and gets the same nonce.
 */
export const readSettings = () => {
  const script =
    document.currentScript ?? document.querySelector(`script[src*="${CORE}"]`);
  const {endpoint, page, release, sample, views} = script?.dataset ?? {};
  const share = +(sample || 1);
  return {
    endpoint: new URL(
      endpoint || ENDPOINT,
      endpoint ? document.baseURI : script?.src || location.href,
    ).href,
    secondPart: script?.src.includes(CORE) && script.src.replace(CORE, 'groundspeed-more.js'),
    nonce: script?.nonce,
    page,
    release,
    views,
    sample: share < 1 ? share : 1,
  };
};
