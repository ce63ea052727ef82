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
    const {unit, stacked} = options.groundspeed;
    const axis = {
      stacked,
      ticks: {color: colour('--muted'), maxRotation: 0, autoSkipPadding: 16},
      border: {color: colour('--border')},
    };
    options.scales = {
      x: {...axis, grid: {display: false}},
      y: {
        ...axis,
        beginAtZero: true,
        suggestedMax: ceiling(options.groundspeed, data.datasets[0].data),
        grid: {color: colour('--border')},
        ticks: {...axis.ticks, callback: tick(unit), maxTicksLimit: 6, precision: whole(unit)},
      },
    };
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    options.interaction = {mode: 'index', intersect: false};
    options.plugins = {
      legend: {display: false},
      tooltip: {
        displayColors: false,
        callbacks: {
          label: ({dataset, dataIndex}) => dataset.texts[dataIndex],
          afterBody: ([{chart, dataIndex}]) => (deployed(chart).get(dataIndex) ?? []).map((name) => `${name} deployed`),
        },
      },
    };
    config.plugins = [bands, deployments];
    return config;
  };

  const drawn = new Set();

  // The extender of each p:chart; called with its widget before the chart is drawn.
  window.groundspeedChart = function () {
    this.json = this.cfg.config;
    this.cfg.config = configured(this.json);
    drawn.add(this);
  };

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
