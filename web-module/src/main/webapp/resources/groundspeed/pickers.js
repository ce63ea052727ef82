// Pickers of the dashboard: the custom time range, and the columns of a table.
(() => {
  // ---- custom range: shown and typed in the viewer's time zone, sent in UTC

  const form = document.querySelector('#custom-range form');
  const problem = form.querySelector('[role=alert]');
  const WRITTEN = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/;
  const NAMES = ['from', 'to'];

  const two = (number) => String(number).padStart(2, '0');
  const local = (date) =>
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
  const utc = (date) => date.toISOString().slice(0, 16);
  const input = (name) => document.getElementById(`${name}_input`);

  // A day or time that does not exist, such as February 30, is written differently.
  const parse = (text) => {
    const parts = WRITTEN.exec(text.trim());
    if (!parts) return null;
    const [year, month, ...rest] = parts.slice(1).map(Number);
    const date = new Date(year, month - 1, ...rest);
    return local(date) === text.trim() ? date : null;
  };
  const ends = () => NAMES.map((name) => parse(input(name).value));

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const showZone = () => {
    const [from, to] = ends();
    const inUtc = from && to && zone !== 'UTC' ? ` In UTC: ${[from, to].map((end) => utc(end).replace('T', ' ')).join(' to ')}.` : '';
    form.querySelector('#range-zone').textContent = `Times are in ${zone}.${inUtc}`;
  };

  for (const name of NAMES) input(name).value = local(new Date(`${form.elements[name].value}Z`));
  showZone();
  form.parentElement.addEventListener('toggle', () => {
    for (const name of NAMES) {
      const date = parse(input(name).value);
      if (date) PF(name).setDate(date);
    }
  });
  jQuery(form).on('input change', showZone);

  const complaint = ([from, to]) => {
    if (!from || !to) return `${from ? 'To' : 'From'}: enter an existing date and time, such as 2026-11-30 14:05.`;
    return from < to ? '' : 'From must be before To.';
  };
  form.addEventListener('submit', (event) => {
    const [from, to] = ends();
    problem.textContent = complaint([from, to]);
    problem.hidden = !problem.textContent;
    if (problem.hidden) return;
    event.preventDefault();
    input(from ? 'to' : 'from').focus();
  });
  form.addEventListener('formdata', ({formData}) => {
    ends().forEach((date, i) => {
      formData.set(NAMES[i], utc(date));
      formData.delete(`${NAMES[i]}_input`);
    });
  });

  // ---- suggestions: Enter takes the highlighted one, else it applies what was typed without waiting for them

  document.addEventListener(
    'keydown',
    (event) => {
      const field = event.target;
      if (event.key !== 'Enter' || !field.matches('.filters .ui-autocomplete-input')) return;
      const chosen = document.querySelector(`#${field.getAttribute('aria-controls')} .ui-state-highlight`);
      if (chosen?.checkVisibility()) return;
      event.preventDefault();
      event.stopPropagation();
      field.form.requestSubmit();
    },
    true,
  );

  // ---- columns: the menu of a region is made of the headings of its table

  const columnOf = (heading) => [...heading.classList].find((name) => name.startsWith('c-'));

  const fill = (menu, region) => {
    const hidden = groundspeedColumns.hidden(region.id);
    const items = [...region.querySelectorAll('thead th:not(.row-head)')].filter(columnOf).map((heading) => {
      const item = document.createElement('label');
      const box = Object.assign(document.createElement('input'), {
        type: 'checkbox',
        value: columnOf(heading),
        checked: !hidden.includes(columnOf(heading)),
      });
      item.append(box, ` ${heading.textContent.trim()}`);
      return item;
    });
    menu.replaceChildren(...items);
  };

  document.addEventListener(
    'toggle',
    ({target}) => {
      if (target.matches('details.chooser[open]')) fill(target.querySelector('.menu'), target.closest('.region'));
    },
    true,
  );

  document.addEventListener('change', ({target}) => {
    const menu = target.closest('.chooser > .menu');
    if (!menu) return;
    const hidden = [...menu.querySelectorAll('input:not(:checked)')].map(({value}) => value);
    groundspeedColumns.hide(menu.closest('.region').id, hidden);
  });
})();
