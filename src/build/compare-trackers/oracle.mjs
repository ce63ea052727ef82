// Loads four pages twenty times and compares, metric by metric, what our tracker and Google's
// web-vitals report of each view. See README.md.
import {chromium} from 'playwright-core';
import {OracleServer} from './oracle-server.mjs';
import {printTable} from './oracle-table.mjs';
import {findChromium, prerender} from './chromium.mjs';

const LOADS = [
  {page: 'shifts', does: 'loads, shifts, is left', act: [wait(2600)]},
  {page: 'shifts', does: 'clicks, then is restored', act: [wait(600), click('#quick')], restore: [wait(1200), shift()]},
  {page: 'shifts', does: 'hidden and shown again while it shifts', act: [wait(500), hide(), wait(300), show(), wait(2000)]},
  {page: 'shifts', does: 'opened in the background, shown later', background: true, act: [wait(800), show(), wait(2200), click('#quick')]},
  {page: 'shifts', does: 'scripts come late', late: true, act: [wait(1500), click('#quick'), shift(), wait(1200), shift()]},

  {page: 'images', does: 'a late image is the largest', act: [wait(1800)]},
  {page: 'images', does: 'a click comes before the image', act: [click('#quick'), wait(1800)]},
  {page: 'images', does: 'restored twice', act: [wait(1800)], restore: [click('#slow')], again: [shift(), wait(300)]},
  {page: 'images', does: 'hidden before the image has come', act: [wait(100), hide(), wait(1200), show(), wait(500)]},
  {page: 'images', does: 'scripts come after the image', late: true, act: [wait(2400)]},

  {page: 'slow', does: 'one slow click', act: [wait(300), click('#slow')]},
  {page: 'slow', does: 'keys and clicks, the click that leaves too', act: [key('a'), click('#slow'), key('b'), click('#quick')], leaveBy: '#leave'},
  {page: 'slow', does: 'sixty interactions', act: [click('#slow'), click('#slower'), ...Array.from({length: 58}, () => key('q'))]},
  {page: 'slow', does: 'slow clicks, restored, quick clicks', act: [click('#slower'), wait(200)], restore: [click('#quick'), click('#quick')]},
  {page: 'slow', does: 'opened in the background, shown, clicked', background: true, act: [wait(500), show(), wait(300), click('#slow')]},

  {page: 'frames', does: 'clicks and shifts inside an iframe', act: [wait(500), clickInFrame('#slow'), wait(800)]},
  {page: 'frames', does: 'a click outside of the iframe', act: [wait(500), clickInFrame('#slow'), click('#quick')], restore: [clickInFrame('#slow'), wait(200)]},
  {page: 'frames', does: 'scripts come late', late: true, act: [wait(700), clickInFrame('#quick'), click('#slow')]},
  {page: 'shifts', does: 'prerendered, then shown', prerendered: true},
  {page: 'images', does: 'prerendered, then shown', prerendered: true},
];

const server = await OracleServer.start(LOADS);
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox'],
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});
for (const [number, load] of LOADS.entries()) {
  console.error(`load ${number + 1} of ${LOADS.length}: ${load.page}, ${load.does}`);
  await (load.prerendered ? prerender(server, number) : visit(number, load));
}
const version = browser.version();
await browser.close();
server.close();
process.exitCode = printTable(LOADS, server.reports, version) ? 0 : 1;

async function visit(number, load) {
  const context = await browser.newContext();
  const other = await context.newPage();
  const page = await context.newPage();
  // Playwright makes every tab believe that it is in front: here tabs may be hidden.
  for (const tab of [other, page]) {
    await (await context.newCDPSession(tab)).send('Emulation.setFocusEmulationEnabled', {enabled: false});
  }
  const stage = {page, other};
  await (load.background ? other : page).bringToFront();
  await page.goto(server.page(number), {waitUntil: 'commit'});
  await perform(stage, load.act);
  await leave(page, load.leaveBy);
  for (const acts of [load.restore, load.again].filter(Boolean)) {
    await server.nextView();
    await page.goBack({waitUntil: 'commit'});
    await perform(stage, acts);
    await leave(page);
  }
  await server.firstView();
  await context.close();
}

async function perform(stage, acts) {
  await settle(stage.page);
  for (const act of acts) {
    await act(stage);
    await settle(stage.page);
  }
}

async function leave(page, link) {
  if (link) await Promise.all([page.waitForURL('**/elsewhere'), page.click(link)]);
  else await page.goto(server.elsewhere);
}

/** Until what happened is painted and idle time has come: web-vitals processes interactions in it. */
async function settle(page) {
  for (let attempt = 0; attempt < 5; attempt++) {
    // Right after going back the question may reach the page that was left, which answers no more.
    const patience = new Promise((resolve) => setTimeout(resolve, 3000));
    if (await Promise.race([settled(page), patience])) return;
  }
  throw new Error('the page does not settle');
}

function settled(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const later = () => setTimeout(() => done(true), 30);
        if (document.hidden) later();
        else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => requestIdleCallback(later), 30)));
      }),
  ).catch(() => false);
}

function wait(ms) {
  return ({page}) => page.waitForTimeout(ms);
}
function click(selector) {
  return ({page}) => page.click(selector, {noWaitAfter: true});
}
function clickInFrame(selector) {
  // By its place: a restored frame is unknown to Playwright.
  return async ({page}) => {
    const {x, y} = await page.evaluate((selector) => {
      const frame = document.querySelector('iframe');
      const [outer, inner] = [frame, frame.contentDocument.querySelector(selector)].map((it) => it.getBoundingClientRect());
      return {x: outer.x + inner.x + inner.width / 2 + frame.clientLeft, y: outer.y + inner.y + inner.height / 2 + frame.clientTop};
    }, selector);
    await page.mouse.click(x, y);
  };
}
function key(name) {
  return ({page}) => page.keyboard.press(name);
}
function shift() {
  return ({page}) => page.evaluate('shift(90)');
}
function hide() {
  return ({other}) => other.bringToFront();
}
function show() {
  return ({page}) => page.bringToFront();
}
