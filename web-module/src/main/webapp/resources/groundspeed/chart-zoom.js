// Dragging across a chart by mouse or pen opens the dragged time as a custom range; Escape cancels. A finger scrolls the
// page. The keyboard's way to the same view is the custom range in the header.
(() => {
  const SHORTEST = 8; // pixels; less is a click
  let drag = null;

  const indexAt = (chart, x) => {
    const {left, right} = chart.chartArea;
    const index = chart.scales.x.getValueForPixel(Math.max(left, Math.min(right, x)));
    return Math.max(0, Math.min(chart.data.labels.length - 1, index));
  };

  // Returns the dragged intervals as seconds since 1970, within the range that is shown.
  const dragged = ({chart, start, end}) => {
    const {from, step, since, until} = chart.config.options.groundspeed;
    const [first, last] = [indexAt(chart, Math.min(start, end)), indexAt(chart, Math.max(start, end))];
    return {
      from: Math.max(since, from + first * step),
      to: Math.min(until, from + (last + 1) * step),
      step,
    };
  };

  const draw = () => {
    const {chart, box, start, end} = drag;
    const {left, right, top, bottom} = chart.chartArea;
    const [a, b] = [Math.max(left, Math.min(start, end)), Math.min(right, Math.max(start, end))];
    Object.assign(box.style, {
      left: `${a}px`,
      width: `${Math.max(0, b - a)}px`,
      top: `${top}px`,
      height: `${bottom - top}px`,
    });
    const {from, to, step} = dragged(drag);
    box.firstChild.textContent = window.groundspeedChart.span(from, to, step)[0];
  };

  const stop = () => {
    drag?.box?.remove();
    drag = null;
  };

  const begin = () => {
    drag.box = document.createElement('div');
    drag.box.className = 'zooming';
    drag.box.append(document.createElement('span'));
    drag.canvas.parentElement.append(drag.box);
  };

  const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('.000', '');

  const open = () => {
    const {from, to} = dragged(drag);
    const address = new URL(location.href);
    address.searchParams.set('range', 'custom');
    address.searchParams.set('from', iso(from));
    address.searchParams.set('to', iso(to));
    location.assign(address);
  };

  document.addEventListener('pointerdown', (event) => {
    const canvas = event.target.closest?.('.chart.timed canvas');
    if (!canvas || event.pointerType === 'touch' || event.button !== 0) return;
    const chart = Chart.getChart(canvas);
    if (chart.config.options.groundspeed.from === undefined) return;
    canvas.setPointerCapture(event.pointerId);
    drag = {canvas, chart, start: event.offsetX, end: event.offsetX};
  });

  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.end = event.clientX - drag.canvas.getBoundingClientRect().left;
    if (!drag.box && Math.abs(drag.end - drag.start) >= SHORTEST) begin();
    if (drag.box) draw();
  });

  document.addEventListener('pointerup', () => {
    if (drag?.box) open();
    stop();
  });
  document.addEventListener('pointercancel', stop);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stop();
  });
})();
