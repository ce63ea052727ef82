// Visits our own pages as a slow phone would, and asks the server what its tracker was told.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [site, password, visits = '10'] = process.argv.slice(2);
const TARGETS = { LCP: 2500, CLS: 0.02, INP: 200 };
const LARGEST_CATALOGUE = 150 * 1024;
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Phone) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
};
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1_600 * 1_000) / 8,
  uploadThroughput: (750 * 1_000) / 8,
};

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** Loads a page with nothing cached, touches it, leaves it; returns the bytes that came. */
async function visit(path) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  let bytes = 0;
  protocol.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', NETWORK);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(site + path, { waitUntil: 'load' });
  await page.waitForTimeout(1_500);
  await page.touchscreen.tap(200, 300).catch(() => {});
  await page.waitForTimeout(800);
  const loaded = bytes;
  // The tracker sends the rest when the page is left.
  await page.goto('about:blank');
  await page.waitForTimeout(1_000);
  await context.close();
  return loaded;
}

async function json(path) {
  const credentials = Buffer.from(`admin:${password}`).toString('base64');
  const answer = await fetch(site + path, { headers: { Authorization: `Basic ${credentials}` } });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

const journeys = await (await fetch(site + '/api/journeys?size=3')).json();
const slug = journeys.journeys?.[0]?.slug ?? journeys.items?.[0]?.slug;
const pages = { '/': '/', '/journeys/{slug}': `/journeys/${slug}`, '/mentors': '/mentors' };
const transferred = {};
for (const [template, path] of Object.entries(pages)) {
  for (let i = 0; i < Number(visits); i++) {
    transferred[template] = await visit(path);
  }
}
await browser.close();

const rows = [];
let missed = false;
for (const template of Object.keys(pages)) {
  const query = `/api/performance/vitals?range=15m&device=mobile&page=${encodeURIComponent(template)}`;
  const row = { page: template, KB: (transferred[template] / 1024).toFixed(1) };
  for (const metric of (await json(query)).metrics) {
    if (metric.name in TARGETS) {
      row[`${metric.name} p75`] = metric.p75 ?? '–';
      row.visits = Math.max(row.visits ?? 0, metric.samples);
      missed ||= metric.p75 > TARGETS[metric.name];
    }
  }
  rows.push(row);
}
console.table(rows);
console.log('Targets:', TARGETS, 'catalogue under', LARGEST_CATALOGUE / 1024, 'KB');
missed ||= transferred['/'] > LARGEST_CATALOGUE;
console.log(missed ? 'MISSED' : 'All met.');
process.exitCode = missed ? 1 : 0;
