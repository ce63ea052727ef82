const ENDPOINT = 'api/performance/web-vitals';
const CORE = 'groundspeed.js';

/**
 * What the page says on the script element: `data-endpoint` (default: beside the script),
 * `data-page` (default: the path), `data-release`, `data-views` (`history`: each path of the History
 * API is a view), `data-sample` (share of the page views that are
 * measured, from 0 to 1; default, and for what is no such number, 1). What can't be used is told
 * by the second part, which lies beside the script, and may run by the same nonce.
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
