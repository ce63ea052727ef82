// The exact value behind a rounded or relative figure, in a box beside it: by a click or a tap on the figure, and by
// keyboard. Figures are no tab stops, because there are hundreds of them: the key "e" goes to the first one in view, the
// arrow keys go from figure to figure, and Escape goes back.
(() => {
  const FIGURES = ':is(main, #updated) [title]:not([title=""], a, button, input, select)';
  const box = document.getElementById('exact');
  let figure = null; // whose exact value is shown
  let byKeyboard = false;
  let before = null; // what had the focus

  const visible = (element) => element.getClientRects().length > 0;
  // Those of the content come before the time of the last refresh, which is in the header.
  const all = () => {
    const figures = [...document.querySelectorAll(FIGURES)].filter(visible);
    return [...figures.filter((each) => each.closest('main')), ...figures.filter((each) => !each.closest('main'))];
  };

  // Times are relative; the viewer's zone is beside UTC.
  const exactOf = (element) => {
    if (element.tagName !== 'TIME') return element.title;
    const here = new Date(element.dateTime).toLocaleString([], {dateStyle: 'medium', timeStyle: 'long'});
    return `${element.title} (${here})`;
  };

  const place = () => {
    if (!figure) return;
    const at = figure.getBoundingClientRect();
    const left = Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8);
    const below = at.bottom + 6;
    const above = at.top - box.offsetHeight - 6;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${below + box.offsetHeight > innerHeight ? above : below}px`;
  };

  const hide = () => {
    if (!figure) return;
    const last = figure;
    figure = null;
    byKeyboard = false;
    box.textContent = '';
    box.classList.remove('open');
    last.removeAttribute('tabindex');
  };

  const show = (next) => {
    if (figure !== next) hide();
    figure = next;
    box.textContent = exactOf(next);
    box.classList.add('open');
    place();
  };

  const focusOn = (next) => {
    if (!next) return;
    show(next);
    byKeyboard = true;
    next.tabIndex = -1;
    next.focus();
    place();
  };

  // ---- mouse and touch

  document.addEventListener('click', ({target}) => {
    const next = target.closest(FIGURES);
    if (!next || next === figure || target.closest('a, button, label, summary')) hide();
    else show(next);
  });

  // ---- keyboard

  const inView = (element) => {
    const {top, bottom} = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };

  const start = () => {
    before = document.activeElement;
    const figures = all();
    const within = before.closest('main .region, main .panel');
    const near = within && figures.filter((each) => within.contains(each));
    focusOn(near?.[0] ?? figures.find(inView) ?? figures[0]);
  };

  const beside = (step) => {
    const figures = all();
    return figures[figures.indexOf(figure) + step];
  };

  // In a table, the figure in the same column of another row.
  const inColumn = (step) => {
    const cell = figure.closest('td, th');
    if (!cell) return beside(step);
    let row = cell.parentElement;
    while ((row = step > 0 ? row.nextElementSibling : row.previousElementSibling)) {
      const there = row.cells[cell.cellIndex];
      const found = there?.matches(FIGURES) ? there : there?.querySelector(FIGURES);
      if (found) return found;
    }
    return null;
  };

  const end = () => {
    hide();
    if (before?.isConnected) before.focus({preventScroll: true});
  };

  const moves = {
    ArrowRight: () => focusOn(beside(1)),
    ArrowLeft: () => focusOn(beside(-1)),
    ArrowDown: () => focusOn(inColumn(1)),
    ArrowUp: () => focusOn(inColumn(-1)),
    Escape: end,
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea, dialog[open]')) return;
    const action = byKeyboard ? moves[event.key] : event.key === 'e' && start;
    if (!action) {
      if (event.key === 'Escape') hide();
      return;
    }
    event.preventDefault();
    event.stopPropagation(); // PrimeFaces moves the focus from cell to cell
    action();
  }, true);

  document.addEventListener('focusout', ({target}) => {
    if (target === figure) hide();
  });
  document.addEventListener('scroll', place, {capture: true, passive: true});
  addEventListener('resize', place);

  // A refresh replaces the figures: the reader stays at the same place.
  let position = null;
  jQuery(document)
    .on('pfAjaxSuccess', () => {
      const region = figure?.closest('.region');
      const at = region ? [...region.querySelectorAll(FIGURES)].indexOf(figure) : -1;
      position = region && {id: region.id, at, byKeyboard};
    })
    .on('pfAjaxComplete', () => {
      if (!position) return;
      const next = document.getElementById(position.id)?.querySelectorAll(FIGURES)[position.at];
      if (next) (position.byKeyboard ? focusOn : show)(next);
      else hide();
      position = null;
    });
})();
