// Loads four pages twenty times and compares, metric by metric, what our tracker and Google's
// web-vitals report of each view. See README.md.
import {OracleServer} from './oracle-server.mjs';
import {printTable} from './oracle-table.mjs';
import {prerender} from './chromium.mjs';
import {Tabs} from './tabs.mjs';

const SETTLED = `new Promise((done) => {
  const later = () => setTimeout(() => done(true), 30);
  if (document.hidden) later();
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => requestIdleCallback(later), 30)));
})`;

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
const tabs = new Tabs();
const version = await tabs.version();
const other = await tabs.open();
for (const [number, load] of LOADS.entries()) {
  console.error(`load ${number + 1} of ${LOADS.length}: ${load.page}, ${load.does}`);
  await (load.prerendered ? prerender(server, number) : visit(number, load));
}
await tabs.close();
server.close();
process.exitCode = printTable(LOADS, server.reports, version) ? 0 : 1;

async function visit(number, load) {
  const tab = await tabs.open();
  await (load.background ? other : tab).toFront();
  await tab.goTo(server.page(number));
  if (load.background && !(await tab.run('document.hidden'))) throw new Error('the tab is not in the background');
  await perform(tab, load.act);
  await leave(tab, load.leaveBy);
  for (const acts of [load.restore, load.again].filter(Boolean)) {
    await server.nextView();
    await tab.goBack(server.page(number));
    await perform(tab, acts);
    await leave(tab);
  }
  await server.firstView();
  await tab.close();
}

async function perform(tab, acts) {
  await settle(tab);
  for (const act of acts) {
    await act(tab);
    await settle(tab);
  }
}

async function leave(tab, link) {
  if (link) await click(link)(tab);
  else await tab.goTo(server.elsewhere);
  await tab.at(server.elsewhere);
}

/** Until what happened is painted and idle time has come: web-vitals processes interactions in it. */
async function settle(tab) {
  for (let attempt = 0; attempt < 5; attempt++) {
    // Right after going back the question may reach the page that was left, which answers no more.
    const patience = new Promise((resolve) => setTimeout(resolve, 3000));
    if (await Promise.race([tab.run(SETTLED).catch(() => false), patience])) return;
  }
  throw new Error('the page does not settle');
}

function wait(ms) {
  return () => new Promise((resolve) => setTimeout(resolve, ms));
}

function click(selector) {
  return clickAt(`document.querySelector('${selector}').getBoundingClientRect()`, '{x: 0, y: 0}');
}

function clickInFrame(selector) {
  const frame = "document.querySelector('iframe')";
  return clickAt(`${frame}.contentDocument.querySelector('${selector}').getBoundingClientRect()`, `${frame}.getBoundingClientRect()`);
}

function clickAt(box, origin) {
  return async (tab) => {
    const {x, y} = await tab.run(`(({x, y, width, height}, origin) => ({x: origin.x + x + width / 2, y: origin.y + y + height / 2}))(${box}, ${origin})`);
    await tab.click(x, y);
  };
}

function key(name) {
  return (tab) => tab.press(name);
}

function shift() {
  return (tab) => tab.run('shift(90)');
}

function hide() {
  return () => other.toFront();
}

function show() {
  return (tab) => tab.toFront();
}
