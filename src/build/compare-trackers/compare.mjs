// Compares what our tracker and web-vitals report of the same page views. See README.md.
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from 'playwright-core';

const VISITS = Number(process.argv[2] ?? 40);
const NAMES = ['TTFB', 'FCP', 'LCP', 'CLS', 'INP', 'FID'];
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
// Metrics of a restored page are read from the clock by each tracker for itself.
const CLOCK_TOLERANCE_MS = 25;

const random = seeded(Number(process.argv[3] ?? 1));
const file = (path) => readFileSync(new URL(path, import.meta.url));
const assets = {
  '/groundspeed.js': file('../../../web-module/target/classes/io/groundspeed/web/tracker/groundspeed.js'),
  // web-vitals processes interactions in idle time; when the page is hidden before that, it reports
  // without them, and the two would differ by chance. Here idle time is at once.
  // Both builds define webVitals; the older keeps its own name.
  '/reference.js': [
    'window.requestIdleCallback = (callback) => { callback(); return 0; };',
    file('node_modules/web-vitals-4/dist/web-vitals.iife.js'),
    'window.webVitals4 = webVitals;',
    file('node_modules/web-vitals/dist/web-vitals.iife.js'),
    `const reportReference = ({name, value, navigationType}) => navigator.sendBeacon('/reference',
         JSON.stringify({page: location.pathname, navigationType, vitals: [{name, value}]}));
     for (const on of ['onTTFB', 'onFCP', 'onLCP', 'onCLS', 'onINP']) webVitals[on](reportReference);
     webVitals4.onFID(reportReference);`,
  ].join('\n'),
};

const reports = []; // {tracker, visit, type, name, value}, in the order of arrival
const server = createServer(answer).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox'],
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});
for (let visit = 0; visit < VISITS; visit++) await makeVisit(visit);
await new Promise((resolve) => setTimeout(resolve, 500)); // the last requests may still be on their way
const version = browser.version();
await browser.close();
server.close();
printComparison();

async function makeVisit(visit) {
  if (visit % 8 === 7) return makePrerenderedVisit(visit);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/page/${visit}`);
  await act(page);
  await page.goto(`${origin}/elsewhere`);
  if (visit % 3 === 0) {
    await page.goBack({waitUntil: 'commit'});
    await act(page);
    await page.goto(`${origin}/elsewhere`);
  }
  await context.close();
}

/** Chromium does not prerender while it is driven: here the pages drive themselves. */
async function makePrerenderedVisit(visit) {
  const left = new Promise((resolve) => server.once(`left ${visit}`, resolve));
  const profile = mkdtempSync(join(tmpdir(), 'compare-trackers-'));
  const alone = spawn(
    CHROMIUM,
    ['--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
      `${origin}/prerender/${visit}`],
    {stdio: 'ignore'},
  );
  await left;
  await new Promise((resolve) => setTimeout(resolve, 300));
  alone.kill();
}

async function act(page) {
  await frames(page);
  const actions = [
    () => page.click('#busy'),
    () => page.keyboard.press('a'),
    () => page.evaluate(() => shift()),
    () => page.evaluate(() => grow()),
    () => page.mouse.wheel(0, 200),
    () => page.waitForTimeout(random() * 1500),
    () => page.evaluate((ms) => { window.busyMs = ms; }, random() * 250),
  ];
  for (let count = Math.floor(random() * 9); count > 0; count--) {
    await actions[Math.floor(random() * actions.length)]();
    if (random() < 0.7) await frames(page);
  }
}

function frames(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))),
  );
}

function answer(request, response) {
  const {pathname} = new URL(request.url, origin);
  if (request.method === 'POST') return record(pathname, request, response);
  if (assets[pathname]) {
    response.setHeader('Content-Type', 'text/javascript');
    return response.end(assets[pathname]);
  }
  if (pathname.startsWith('/elsewhere/')) server.emit(`left ${pathname.split('/')[2]}`);
  response.setHeader('Content-Type', 'text/html;charset=UTF-8');
  if (pathname.startsWith('/prerender/')) return response.end(prerenderingPage(pathname.split('/')[2]));
  if (pathname.startsWith('/page/')) return response.end(trackedPage(Number(pathname.split('/')[2])));
  return response.end('<title>Elsewhere</title><p>Elsewhere');
}

function record(pathname, request, response) {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const {page, navigationType: type, vitals} = JSON.parse(body);
    const tracker = pathname === '/reference' ? 'reference' : 'ours';
    for (const {name, value} of vitals) {
      reports.push({tracker, visit: Number(page.split('/')[2]), type, name, value});
    }
    response.writeHead(202).end();
  });
}

function trackedPage(visit) {
  const late = visit % 5 === 4;
  return `<!DOCTYPE html><title>Visit ${visit}</title><link rel="icon" href="data:,">
${late ? '' : scripts()}
<div id="top"></div><h1>Visit ${visit}</h1><button id="busy">Busy</button><p style="height: 3000px">Text
<script>
  const busy = () => { const end = performance.now() + (window.busyMs ?? 60); while (performance.now() < end); };
  const shift = () => { const box = document.createElement('div'); box.style.height = 20 + Math.random() * 100 + 'px'; document.querySelector('#top').append(box); };
  const grow = () => { const h = document.querySelector('h1').cloneNode(true); h.style.fontSize = 40 + Math.random() * 60 + 'px'; document.querySelector('h1').after(h); };
  document.querySelector('#busy').addEventListener('click', busy);
  addEventListener('keydown', busy);
  document.addEventListener('prerenderingchange', () => {
    setTimeout(shift, 100);
    setTimeout(() => { location.href = '/elsewhere/${visit}'; }, 600);
  });
  ${late ? `setTimeout(() => document.head.append(...['/reference.js', '/groundspeed.js'].map(
      (src) => Object.assign(document.createElement('script'), {src, async: false}))), 200);` : ''}
</script>`;
}

function scripts() {
  return '<script src="/reference.js"></script><script src="/groundspeed.js"></script>';
}

function prerenderingPage(visit) {
  return `<!DOCTYPE html><title>Prerender</title><p>Prerender
<script type="speculationrules">{"prerender": [{"urls": ["/page/${visit}"], "eagerness": "immediate"}]}</script>
<script>setTimeout(() => { location.href = '/page/${visit}'; }, 1500);</script>`;
}

function printComparison() {
  const key = ({visit, type}) => `${visit} ${type}`;
  const last = {ours: new Map(), reference: new Map()};
  for (const report of reports) last[report.tracker].set(`${key(report)} ${report.name}`, report.value);

  let failures = 0;
  const rows = NAMES.map((name) => {
    const row = {name, compared: 0, missing: 0, extra: 0, different: 0, largestDifference: 0};
    const keys = new Set([...last.ours.keys(), ...last.reference.keys()].filter((k) => k.endsWith(` ${name}`)));
    for (const k of keys) {
      const [ours, reference] = [last.ours.get(k), last.reference.get(k)];
      row.compared++;
      if (ours === undefined) row.missing++;
      else if (reference === undefined) row.extra++;
      else {
        const difference = Math.abs(ours - reference);
        row.largestDifference = Math.max(row.largestDifference, difference);
        if (difference > (k.includes('back-forward-cache') ? CLOCK_TOLERANCE_MS : 0.001)) row.different++;
      }
      if (ours === undefined || reference === undefined || Math.abs(ours - reference) > 0.001) {
        console.log(`${k}: ours ${ours}, web-vitals ${reference}`);
      }
    }
    failures += row.missing + row.extra + row.different;
    return row;
  });
  console.table(rows);
  const types = new Map();
  for (const id of new Set(reports.map(key))) {
    const type = id.split(' ')[1];
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  console.log(`Chromium ${version}, page views: ${JSON.stringify(Object.fromEntries(types))}`);
  process.exitCode = failures ? 1 : 0;
}

/** Repeatable random numbers (mulberry32). */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
