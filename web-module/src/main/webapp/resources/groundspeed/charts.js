// Extends Chart.js with our colours, which follow the theme, our formats, and thresholds as bands.
(() => {
  const root = document.documentElement;
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);

  const colour = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };

  const resolve = (value) => {
    if (typeof value === 'string') return value.startsWith('--') ? colour(value) : value;
    if (Array.isArray(value)) return value.map(resolve);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item)]));
    }
    return value;
  };

  const bytes = (value) => {
    const power = Math.min(4, Math.floor(Math.log10(Math.max(1, value)) / 3));
    return `${+(value / 1000 ** power).toFixed(1)} ${['B', 'KB', 'MB', 'GB', 'TB'][power]}`;
  };

  const tick = (unit) => (value) => {
    if (unit === 'bytes') return bytes(value);
    if (unit !== 'ms') return value.toLocaleString('en');
    return value >= 1000 ? `${+(value / 1000).toFixed(2)} s` : `${+value.toFixed(1)} ms`;
  };

  // ---- times: the axis is in the viewer's zone, a tooltip has UTC beside it; sketches by day are of UTC days

  const DAY = 86_400;
  const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const written = (seconds, timeZone, options) =>
    new Intl.DateTimeFormat('en-GB', {timeZone, ...options}).format(new Date(seconds * 1000)).replace(',', '');
  const hour = (seconds, zone) => written(seconds, zone, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
  const day = (seconds, zone) => written(seconds, zone, {day: 'numeric', month: 'short'});
  const zoneAt = (seconds) =>
    new Intl.DateTimeFormat('en-GB', {timeZone: ZONE, timeZoneName: 'short'})
      .formatToParts(new Date(seconds * 1000))
      .find(({type}) => type === 'timeZoneName').value;

  const between = (from, to, zone) => {
    const end = day(from, zone) === day(to, zone) ? hour(to, zone) : `${day(to, zone)} ${hour(to, zone)}`;
    return `${day(from, zone)} ${hour(from, zone)} – ${end}`;
  };

  // Returns the lines that name a span of time: in the viewer's zone, then in UTC.
  const span = (from, to, step) => {
    if (step >= DAY) {
      return [to - from <= DAY ? `${day(from, 'UTC')} UTC` : `${day(from, 'UTC')} – ${day(to - 1, 'UTC')} UTC`];
    }
    const utc = `${between(from, to, 'UTC')} UTC`;
    const local = `${between(from, to, ZONE)} ${zoneAt(from)}`;
    return local === utc ? [utc] : [local, `(${utc})`];
  };

  const axisLabel = ({from, step, since, until}, labels, index) => {
    if (from === undefined || step >= DAY) return labels[index];
    const at = from + index * step;
    return until - since <= DAY ? hour(at, ZONE) : `${day(at, ZONE)} ${hour(at, ZONE)}`;
  };

  const axisTitle = ({from, step}) => {
    if (from === undefined) return {display: false};
    const text = step >= DAY || ZONE === 'UTC' ? 'UTC' : `${ZONE.replace('_', ' ')}, ${zoneAt(from)}`;
    return {display: true, text, color: colour('--muted'), font: {size: 11}, padding: 0};
  };

  // ---- what is drawn beside the values

  // Draws the bands for good, needs improvement and poor behind the line.
  const bands = {
    id: 'bands',
    beforeDatasetsDraw({ctx, chartArea: area, scales: {y}, config}) {
      const {good, poor} = config.options.groundspeed;
      if (good === undefined) return;
      const band = (from, to, token) => {
        const top = Math.max(area.top, y.getPixelForValue(Math.min(to, y.max)));
        const bottom = Math.min(area.bottom, y.getPixelForValue(from));
        if (bottom <= top) return;
        ctx.fillStyle = colour(token);
        ctx.fillRect(area.left, top, area.width, bottom - top);
      };
      ctx.save();
      band(0, good, '--band-good');
      band(good, poor, '--band-needs-improvement');
      band(poor, y.max, '--band-poor');
      ctx.restore();
    },
  };

  // Draws a line for each deployment, at the point whose step contains it.
  const deployments = {
    id: 'deployments',
    afterDatasetsDraw(chart) {
      const {ctx, chartArea: area, scales: {x}} = chart;
      ctx.save();
      ctx.strokeStyle = colour('--deployed');
      ctx.setLineDash([2, 3]);
      for (const index of deployed(chart).keys()) {
        const at = Math.round(x.getPixelForValue(index)) + 0.5;
        ctx.beginPath();
        ctx.moveTo(at, area.top);
        ctx.lineTo(at, area.bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };

  // Draws a line with its name at the boundary between two bars.
  const marks = {
    id: 'marks',
    afterDatasetsDraw({ctx, chartArea: area, scales: {x}, config}) {
      const boundaries = config.options.groundspeed.marks ?? [];
      const half = (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2;
      ctx.save();
      ctx.font = `11px ${Chart.defaults.font.family}`;
      ctx.strokeStyle = ctx.fillStyle = colour('--text');
      boundaries.forEach(({at, text}, i) => {
        const left = Math.round(x.getPixelForValue(at) - half) + 0.5;
        ctx.beginPath();
        ctx.moveTo(left, area.top);
        ctx.lineTo(left, area.bottom);
        ctx.stroke();
        const first = i === 0 && boundaries.length > 1;
        ctx.textAlign = first ? 'right' : 'left';
        ctx.fillText(text, left, area.top - 4);
      });
      ctx.restore();
    },
  };

  // ---- intervals that are not complete

  // A bar of an interval that is not complete is striped.
  const stripes = (fill) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const pen = tile.getContext('2d');
    pen.strokeStyle = fill;
    pen.lineWidth = 2;
    for (const x of [-6, 0, 6]) {
      pen.moveTo(x, 6);
      pen.lineTo(x + 6, 0);
    }
    pen.stroke();
    return pen.createPattern(tile, 'repeat');
  };

  const incomplete = (dataset, type, partial) => {
    if (type === 'line') {
      const touches = ({p0DataIndex, p1DataIndex}) => p0DataIndex in partial || p1DataIndex in partial;
      dataset.segment = {borderDash: (segment) => (touches(segment) ? [2, 3] : undefined)};
    } else {
      const [whole, part] = [dataset.backgroundColor, stripes(dataset.backgroundColor)];
      dataset.backgroundColor = ({dataIndex}) => (dataIndex in partial ? part : whole);
    }
  };

  // Returns the names of the deployments by the index of their point.
  const deployed = ({canvas, config}) => {
    const {from, step} = config.options.groundspeed;
    const marks = new Map();
    if (from === undefined) return marks;
    for (const [at, name] of JSON.parse(canvas.closest('figure').dataset.deployments || '[]')) {
      const index = Math.floor((at - from) / step);
      if (index < 0 || index >= config.data.labels.length) continue;
      marks.set(index, [...(marks.get(index) ?? []), name]);
    }
    return marks;
  };

  // Axes of counts only have whole-number ticks.
  const whole = (unit) => (['calls', 'count', 'samples'].includes(unit) ? 0 : undefined);

  const ceiling = ({good, poor}, data) => {
    const most = Math.max(...data.filter((value) => value !== null), 0);
    if (good === undefined) return undefined;
    return most > good ? Math.max(poor * 1.15, most * 1.05) : good * 1.3;
  };

  const configured = (json) => {
    const config = resolve(json);
    const {options, data} = config;
    const {unit, stacked, partial, marks: boundaries, from, step} = options.groundspeed;
    if (partial) for (const dataset of data.datasets) incomplete(dataset, config.type, partial);
    const axis = {
      stacked,
      ticks: {color: colour('--muted'), maxRotation: 0, autoSkipPadding: 16},
      border: {color: colour('--border')},
    };
    options.scales = {
      x: {
        ...axis,
        grid: {display: false},
        title: axisTitle(options.groundspeed),
        ticks: {...axis.ticks, callback: (index) => axisLabel(options.groundspeed, data.labels, index)},
      },
      y: {
        ...axis,
        beginAtZero: true,
        suggestedMax: ceiling(options.groundspeed, data.datasets[0].data),
        grid: {color: colour('--border')},
        ticks: {...axis.ticks, callback: tick(unit), maxTicksLimit: 6, precision: whole(unit)},
      },
    };
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    options.layout = {padding: {top: boundaries ? 14 : 0}}; // for the names of the boundaries
    options.interaction = {mode: 'index', intersect: false};
    options.plugins = {
      legend: {display: false},
      tooltip: {
        displayColors: false,
        callbacks: {
          title: ([{dataIndex, label}]) =>
            from === undefined ? label : span(from + dataIndex * step, from + (dataIndex + 1) * step, step),
          label: ({dataset, dataIndex}) => dataset.texts[dataIndex],
          afterBody: ([{chart, dataIndex}]) => [
            ...(partial?.[dataIndex] ? [`not complete: ${partial[dataIndex]}`] : []),
            ...(deployed(chart).get(dataIndex) ?? []).map((name) => `${name} deployed`),
          ],
        },
      },
    };
    config.plugins = [bands, deployments, marks];
    return config;
  };

  const drawn = new Set();

  // The extender of each p:chart; called with its widget before the chart is drawn.
  window.groundspeedChart = function () {
    this.json = this.cfg.config;
    this.cfg.config = configured(this.json);
    drawn.add(this);
  };

  window.groundspeedChart.span = span; // for chart-zoom.js

  const redraw = () => {
    for (const widget of drawn) {
      if (!widget.canvas[0].isConnected) {
        drawn.delete(widget);
        continue;
      }
      widget.chart.destroy();
      widget.cfg.config = configured(widget.json);
      widget._render();
    }
  };
  new MutationObserver(redraw).observe(root, {attributeFilter: ['data-theme']});
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
})();
