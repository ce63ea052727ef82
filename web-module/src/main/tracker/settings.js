const ENDPOINT = '/api/performance/web-vitals';

/**
 * What the page says on the script element: `data-endpoint` (default: where the script came from),
 * `data-page` (default: the path), `data-release`, `data-sample` (share of the page views that are
 * measured, from 0 to 1; default, and for what is no number, 1).
 */
export const readSettings = () => {
  const script =
    document.currentScript ?? document.querySelector('script[src*="groundspeed.js"]');
  const {endpoint, page, release, sample} = script?.dataset ?? {};
  const share = parseFloat(sample);
  return {
    endpoint: endpoint
      ? new URL(endpoint, document.baseURI).href
      : new URL(ENDPOINT, script?.src || location.href).href,
    page,
    release,
    sample: share < 1 ? share : 1,
  };
};
