// What both reported, side by side: a row for each view of each load.
const NAMES = ['TTFB', 'FCP', 'LCP', 'CLS', 'INP', 'FID'];
const BOUND_MS = 8;
const BOUND_CLS = 0.001;
const TARGETS = ['target', 'largestShiftTarget', 'interactionTarget'];
const PHASES = [
  'timeToFirstByte', 'resourceLoadDelay', 'resourceLoadDuration', 'elementRenderDelay',
  'inputDelay', 'processingDuration', 'presentationDelay',
];

/** Prints the table; returns whether everything lies within the bounds. */
export const printTable = (loads, reports, version) => {
  const rows = [];
  const problems = [];
  const largest = {};
  let compared = 0;
  let attributed = 0;
  for (const [number, load] of loads.entries()) {
    for (const type of viewsOf(reports, number)) {
      const row = [`${number + 1}`, load.page, load.does, type];
      for (const name of NAMES) {
        const last = (tracker) => lastOf(reports, tracker, number, type, name);
        const [ours, reference] = [last('ours'), last('reference')];
        row.push(cell(name, ours, reference));
        if (!ours && !reference) continue;
        compared++;
        const where = `load ${number + 1}, ${type}, ${name}`;
        const difference = Math.abs(ours?.value - reference?.value);
        largest[name] = Math.max(largest[name] ?? 0, difference);
        if (!(difference <= (name === 'CLS' ? BOUND_CLS : BOUND_MS))) {
          problems.push(`${where}: ours ${ours?.value}, web-vitals ${reference?.value}`);
        }
        if (ours?.attribution && reference && ['LCP', 'CLS', 'INP'].includes(name)) {
          attributed++;
          problems.push(...attributionProblems(where, ours.attribution, reference.attribution));
        }
      }
      rows.push(row);
    }
  }
  print(['load', 'page', 'what happens', 'view', ...NAMES], rows);
  console.log(`\nEach cell: ours / web-vitals. ${version}. ${loads.length} loads, ${rows.length} views, ${compared} metrics compared, ${attributed} attributions.`);
  console.log(`Largest differences: ${NAMES.map((name) => `${name} ${(largest[name] ?? 0).toFixed(4)}`).join(', ')}`);
  const missed = loads.map((load, number) => number).filter((number) => !viewsOf(reports, number).length);
  problems.push(...missed.map((number) => `load ${number + 1}: nothing was reported`));
  for (const [number, load] of loads.entries()) {
    if (load.restore && !viewsOf(reports, number).includes('back-forward-cache')) problems.push(`load ${number + 1}: was not restored`);
  }
  console.log(problems.length ? `OUT OF BOUNDS:\n${problems.join('\n')}` : 'All within the bounds: 8 ms, CLS 0.001.');
  return !problems.length;
};

const viewsOf = (reports, number) => [...new Set(reports.filter(({load}) => load === number).map(({type}) => type))];

const lastOf = (reports, tracker, number, type, name) =>
  reports.findLast((report) => report.tracker === tracker && report.load === number && report.type === type && report.name === name);

const cell = (name, ours, reference) => {
  const text = (report) => (report ? report.value.toFixed(name === 'CLS' ? 4 : 1) : '–');
  return ours || reference ? `${text(ours)} / ${text(reference)}` : '–';
};

const attributionProblems = (where, ours, reference) => [
  // An element that web-vitals did not catch in time, and ours did, is no difference.
  ...TARGETS.filter((field) => reference[field] && ours[field] !== reference[field]),
  ...PHASES.filter((field) => Math.abs((ours[field] ?? 0) - (reference[field] ?? 0)) > BOUND_MS),
].map((field) => `${where}: ${field} ours ${ours[field]}, web-vitals ${reference[field]}`);

const print = (head, rows) => {
  const widths = head.map((title, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (row) => console.log(`| ${row.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`);
  line(head);
  line(widths.map((width) => '-'.repeat(width)));
  rows.forEach(line);
};
