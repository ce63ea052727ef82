// The pages of the oracle, and the place where both trackers send to: what counts is what leaves on
// the wire, since nothing inside a page sees the requests of a page that is gone.
import {EventEmitter, once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';

const IMAGE_DELAY_MS = 700;
const QUIET_MS = 500;

const file = (path) => readFileSync(new URL(path, import.meta.url));
const built = (name) => file(`../../../web-module/target/classes/io/groundspeed/web/tracker/${name}`);

const SCRIPTS = {
  '/groundspeed.js': built('groundspeed.js'),
  '/groundspeed-more.js': built('groundspeed-more.js'),
  // Both builds define webVitals; the older one, which still has FID, keeps its own name.
  '/reference.js': [
    file('node_modules/web-vitals-4/dist/web-vitals.iife.js'),
    'window.webVitals4 = webVitals;',
    file('node_modules/web-vitals/dist/web-vitals.attribution.iife.js'),
    `const reportReference = ({name, value, navigationType, navigationStartTime, attribution}) => {
       const {target, url, timeToFirstByte, resourceLoadDelay, resourceLoadDuration, elementRenderDelay,
              largestShiftTarget, interactionTarget, inputDelay, processingDuration, presentationDelay} = attribution ?? {};
       navigator.sendBeacon('/reference', JSON.stringify({page: location.pathname, navigationType,
         vitals: [{name, value, attribution: {target, url, timeToFirstByte, resourceLoadDelay, resourceLoadDuration,
           elementRenderDelay, largestShiftTarget, interactionTarget, inputDelay, processingDuration, presentationDelay}}]}));
     };
     for (const on of ['onTTFB', 'onFCP', 'onLCP', 'onCLS', 'onINP']) webVitals[on](reportReference);
     webVitals4.onFID(reportReference);`,
  ].join('\n'),
};

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><!--${'x'.repeat(40_000)}--><rect width="60" height="40" fill="teal"/></svg>`;

const COMMON = `
  const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  const shift = (height) => { const box = document.createElement('div'); box.style.height = height + 'px'; document.querySelector('#top').prepend(box); };
  document.querySelector('#quick')?.addEventListener('click', () => busy(20));
  document.querySelector('#slow')?.addEventListener('click', () => busy(160));
  document.querySelector('#slower')?.addEventListener('click', () => busy(330));
  addEventListener('keydown', ({key}) => busy(key === 'q' ? 0 : 90));`;

const BUTTONS = '<button id="quick">Quick</button> <button id="slow">Slow</button> <button id="slower">Slower</button> <a id="leave" href="/elsewhere">Leave</a>';

const BODIES = {
  shifts: `<div id="top"></div><h1 class="big title">Shifts</h1>${BUTTONS}<p class="text">Text that moves<script>${COMMON}
    for (const [at, height] of [[100, 60], [400, 40], [700, 80], [2000, 120], [2300, 30]]) setTimeout(() => shift(height), at);</script>`,
  images: `<div id="top"></div><h1>Images</h1>${BUTTONS}<figure><img class="hero" src="/late.svg?size=large" width="600" height="400" alt=""></figure><script>${COMMON}</script>`,
  slow: `<div id="top"></div><h1>Slow</h1>${BUTTONS}<p style="height: 2000px">Text<script>${COMMON}</script>`,
  frames: `<div id="top"></div><h1>Frames</h1>${BUTTONS}<iframe src="/inside" width="500" height="300"></iframe><p>Below<script>${COMMON}</script>`,
};
const INSIDE = `<!DOCTYPE html><title>Inside</title><div id="top"></div><h1>Inside</h1>${BUTTONS}<p>Text<script>${COMMON}
  setTimeout(() => shift(70), 300);</script>`;

export class OracleServer extends EventEmitter {
  reports = []; // {tracker, load, type, name, value, attribution}, in the order of arrival
  #lastReport = Date.now();
  #restored = 0;
  #server;
  #loads;

  static async start(loads) {
    const oracle = new OracleServer();
    oracle.#loads = loads;
    oracle.#server = createServer((request, response) => oracle.#answer(request, response)).listen(0, '127.0.0.1');
    await once(oracle.#server, 'listening');
    return oracle;
  }

  get #origin() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  get elsewhere() {
    return `${this.#origin}/elsewhere`;
  }

  page(number) {
    return `${this.#origin}/page/${number}`;
  }

  prerendering(number) {
    return `${this.#origin}/prerender/${number}`;
  }

  left(number) {
    return once(this, `left ${number}`);
  }

  /** Until no report has come for a while. */
  async settled() {
    this.#lastReport = Date.now();
    while (Date.now() - this.#lastReport < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** The reports from now on are of the page when it is restored the next time. */
  async nextView() {
    await this.settled();
    this.#restored++;
  }

  /** The reports from now on are of another page. */
  async firstView() {
    await this.settled();
    this.#restored = 0;
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request, response) {
    const {pathname} = new URL(request.url, this.#origin);
    const number = Number(pathname.split('/')[2]);
    if (request.method === 'POST') return this.#record(pathname, request, response);
    if (SCRIPTS[pathname]) return send(response, 'text/javascript', SCRIPTS[pathname]);
    if (pathname === '/late.svg') return setTimeout(() => send(response, 'image/svg+xml', PICTURE), IMAGE_DELAY_MS);
    if (pathname.startsWith('/elsewhere/')) this.emit(`left ${number}`);
    if (pathname.startsWith('/page/')) return send(response, 'text/html', this.#page(number));
    if (pathname.startsWith('/prerender/')) return send(response, 'text/html', prerendering(number));
    return send(response, 'text/html', pathname === '/inside' ? INSIDE : '<!DOCTYPE html><title>Elsewhere</title><p>Elsewhere');
  }

  #record(pathname, request, response) {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const {page, pageViewId, navigationType, vitals} = JSON.parse(body);
      const type = this.#restored > 1 ? `${navigationType} ${this.#restored}` : navigationType;
      const tracker = pathname === '/reference' ? 'reference' : 'ours';
      for (const vital of vitals) this.reports.push({tracker, load: Number(page.split('/')[2]), view: pageViewId, type, ...vital});
      this.#lastReport = Date.now();
      response.writeHead(204).end();
    });
  }

  #page(number) {
    const {page, late} = this.#loads[number];
    const scripts = '<script src="/reference.js"></script><script src="/groundspeed.js"></script>';
    const loader = `<script>setTimeout(() => document.head.append(...['/reference.js', '/groundspeed.js'].map(
      (src) => Object.assign(document.createElement('script'), {src, async: false}))), 1000)</script>`;
    const prerendered = `<script>document.addEventListener('prerenderingchange', () => {
      setTimeout(() => shift(50), 200);
      setTimeout(() => { location.href = '/elsewhere/${number}'; }, 1800);
    })</script>`;
    return `<!DOCTYPE html><title>${page}</title><link rel="icon" href="data:,">${late ? '' : scripts}${BODIES[page]}${late ? loader : ''}${prerendered}`;
  }
}

function send(response, type, content) {
  response.writeHead(200, {'Content-Type': `${type};charset=UTF-8`});
  response.end(content);
}

function prerendering(number) {
  return `<!DOCTYPE html><title>Before</title><p>Before
<script type="speculationrules">{"prerender": [{"urls": ["/page/${number}"], "eagerness": "immediate"}]}</script>
<script>setTimeout(() => { location.href = '/page/${number}'; }, 1500);</script>`;
}
