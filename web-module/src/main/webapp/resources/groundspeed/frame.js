// Functions of all dashboard screens: live refresh, keyboard, theme and relative times.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const main = $('#main');

  // ---- times: relative to the server's clock, not to this machine's

  const serverNow = () => new Date($('#updated time').dateTime).getTime();
  let read = serverNow();
  let skew = Date.now() - read;

  // Only a time that has just arrived says how far this machine's clock is off.
  const readClock = () => {
    if (serverNow() === read) return;
    read = serverNow();
    skew = Date.now() - read;
  };

  const rough = (seconds) => {
    if (seconds < 60) return `${seconds} s`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
    if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
    return `${Math.floor(seconds / 86400)} days`;
  };

  const ago = (seconds) => {
    if (Math.abs(seconds) < 5) return 'just now';
    if (seconds > 0) return `${rough(seconds)} ago`;
    return `in ${rough(seconds > -60 ? -seconds : Math.floor((30 - seconds) / 60) * 60)}`;
  };

  const tellTimes = () => {
    const now = Date.now() - skew;
    for (const time of document.querySelectorAll('time')) {
      const text = ago(Math.floor((now - new Date(time.dateTime)) / 1000));
      if (time.textContent !== text) time.textContent = text;
    }
  };

  // ---- refresh: reads the regions again and keeps the user's position in them

  const banner = $('#banner');
  const tell = (state) => {
    banner.hidden = !state;
    for (const text of banner.children) text.hidden = !(state in text.dataset);
  };

  const focusables = (region) => [...region.querySelectorAll('a[href], summary, button, input, [tabindex]')];

  const ticks = (selector) => [...document.querySelectorAll(selector)];

  // What a reader looks at is the row, item or card under the pointer or with the focus. Once the page is scrolled it is
  // also the first one in view, else the region there. A row is found again by where it leads: others may come before it.
  const PARTS = ':is(tbody tr, li, .card)';
  const leadsTo = (part) => part.querySelector('a[href]')?.getAttribute('href');
  const topOf = (element) => element.getBoundingClientRect().top;
  const inView = (part) => topOf(part) >= 0 && topOf(part) < innerHeight;

  const lookedAt = () => {
    const parts = [...document.querySelectorAll(`main .region ${PARTS}`)].filter(
      (part) => leadsTo(part) && inView(part),
    );
    const part =
      parts.find((candidate) => candidate.matches(':hover, :focus-within')) ?? (scrollY > 0 ? parts[0] : null);
    if (part) return {id: part.closest('.region').id, href: leadsTo(part), top: topOf(part)};
    const region = [...document.querySelectorAll('main .region')].find(
      (candidate) => candidate.getBoundingClientRect().bottom > 0,
    );
    return scrollY > 0 && region ? {id: region.id, top: topOf(region)} : null;
  };

  const findAgain = ({id, href}) => {
    const region = document.getElementById(id);
    if (!href || !region) return region;
    return [...region.querySelectorAll(PARTS)].find((part) => leadsTo(part) === href);
  };

  const remember = () => {
    const region = document.activeElement?.closest('.region');
    return {
      open: [...document.querySelectorAll('.region details[open]')].map(({id}) => id),
      ticked: ticks('.region input:checked').map(({value}) => value),
      scrolled: [...document.querySelectorAll('.region .scroll')].map((box) => [
        box.scrollLeft,
        box.scrollTop,
      ]),
      focus: region && {
        id: region.id,
        href: document.activeElement.getAttribute('href'),
        at: focusables(region).indexOf(document.activeElement),
      },
      anchor: lookedAt(),
    };
  };

  const restore = ({open, ticked, scrolled, focus, anchor}) => {
    for (const box of ticks('.region input[type=checkbox]')) box.checked = ticked.includes(box.value);
    for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    document.querySelectorAll('.region .scroll').forEach((box, i) => {
      if (scrolled[i]) [box.scrollLeft, box.scrollTop] = scrolled[i];
    });
    if (focus) {
      const candidates = focusables(document.getElementById(focus.id));
      const same = candidates.find((item) => focus.href && item.getAttribute('href') === focus.href);
      (same ?? candidates[focus.at])?.focus({preventScroll: true});
    }
    const found = anchor && findAgain(anchor);
    if (found) scrollBy(0, topOf(found) - anchor.top);
  };

  let place = null; // where the reader is, while a refresh is on its way
  let stopped = false;
  let started = Date.now();

  const refresh = () => {
    if (place || stopped) return;
    if (!PrimeFaces.csp.NONCE_VALUE) {
      // It is set shortly after the page's load event; a request without it is refused.
      setTimeout(refresh, 20);
      return;
    }
    started = Date.now();
    place = remember();
    window.refreshRegions();
  };

  const isRefresh = (settings) => PrimeFaces.ajax.Utils.getSourceId(settings)?.startsWith('refresher');

  const done = () => {
    if (place) restore(place);
    place = null;
  };

  // Why an action was refused is said on the page, and the data may have changed since it was shown.
  const refused = () => {
    for (const {id} of document.querySelectorAll(DIALOG)) PrimeFaces.getWidgetById(id).hide();
    refresh();
  };

  const failed = (xhr) => {
    if (xhr.status === 400) {
      location.reload(); // the server no longer has this view: reloading creates a new one
      return;
    }
    stopped = [401, 403].includes(xhr.status);
    tell(stopped ? 'expired' : 'failing');
    place = null;
  };

  jQuery(document)
    .on('pfAjaxSuccess', (event, xhr, settings) => {
      tell(null);
      if (place && isRefresh(settings)) place = remember(); // the regions are as they were until it completes
    })
    .on('pfAjaxComplete', (event, xhr, settings, args) => {
      readClock();
      tellTimes();
      if (isRefresh(settings)) done();
      else if (!args?.redirect && xhr.status === 200) refused();
    })
    .on('pfAjaxError', (event, xhr) => failed(xhr));

  const DIALOG = '.ui-dialog[aria-hidden="false"]';

  // What could not be read is asked for again, also where live refresh is off.
  const AGAIN = 15;
  const seconds = () =>
    Number(main.dataset.refresh) || ($('.region .notice.failed, .region .notice.stale, .region .loading, .region .awaited') ? AGAIN : NaN);
  const reading = () => !getSelection().isCollapsed || $(DIALOG) || $('.zooming');
  setInterval(() => {
    if (document.hidden) return;
    tellTimes();
    if (Date.now() - started >= seconds() * 1000 && !reading()) refresh();
  }, 1000);

  // ---- inline styles of components, which the Content-Security-Policy allows through a script alone

  const applyStyles = () => {
    for (const element of document.querySelectorAll('[data-style]')) {
      element.style.cssText = element.dataset.style;
      element.removeAttribute('data-style');
    }
  };
  applyStyles();
  jQuery(document).on('pfAjaxComplete', applyStyles);

  // A page is shown before its slowest regions are read.
  if ($('.region .loading, .region .awaited')) refresh();

  // ---- theme

  const theme = $('#theme');
  const choose = (name) => {
    document.documentElement.dataset.theme = name;
    theme.value = name;
    try {
      localStorage.setItem('groundspeed.theme', name);
    } catch {
      // without storage, the choice applies to this page only
    }
  };
  theme.value = document.documentElement.dataset.theme;
  theme.addEventListener('change', () => choose(theme.value));
  const nextTheme = () =>
    choose({system: 'light', light: 'dark', dark: 'system'}[document.documentElement.dataset.theme]);

  // ---- help and keyboard

  const keys = {
    '/': () => $('input#filter, #filter_input')?.focus(),
    r: refresh,
    t: nextTheme,
    '?': () => (PrimeFaces.widgets.help ? PF('help').show() : setTimeout(keys['?'], 20)), // it may not exist yet
  };
  const act = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || $(DIALOG)) return;
    if (event.target.closest('input, select, textarea')) return;
    const screen = /^[1-9]$/.test(event.key) && $(`.screens a[data-key="${event.key}"]`);
    const action = screen ? () => screen.click() : keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  groundspeedKeys.actWith(act);

  // A button works again as soon as its request has ended: while it does not, Enter in its form has no effect.
  PrimeFaces.ajax.minLoadAnimation = 0;

  // ---- dialogs, and checkboxes that select a whole table

  document.addEventListener('click', ({target}) => {
    const opener = target.closest('[data-opens]');
    if (opener) PF(opener.dataset.opens).show();
    const closer = target.closest('[data-closes]');
    if (closer) PF(closer.dataset.closes).hide();
  });

  // ---- copying: without a secure connection there is no clipboard API, but select and copy works

  const copy = (element) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
    getSelection().selectAllChildren(element);
    const copied = document.execCommand('copy');
    getSelection().removeAllRanges();
    return copied ? Promise.resolve() : Promise.reject(new Error('refused'));
  };
  document.addEventListener('click', async ({target}) => {
    const button = target.closest('[data-copies]');
    if (!button) return;
    const told = await copy(button.nextElementSibling).then(
      () => 'Copied',
      () => 'Select it to copy',
    );
    button.textContent = told;
    setTimeout(() => (button.textContent = 'Copy'), 2_000);
  });
  document.addEventListener('change', ({target}) => {
    if (!target.matches('[data-ticks-all]')) return;
    for (const box of target.closest('table').querySelectorAll('tbody input[type=checkbox]')) {
      box.checked = target.checked;
    }
  });

  // ---- the menu of narrow windows

  const menuButton = $('#menu-open');
  const expand = (open) => menuButton.setAttribute('aria-expanded', open);
  const isExpanded = () => menuButton.getAttribute('aria-expanded') === 'true';
  menuButton.addEventListener('click', () => expand(!isExpanded()));
  document.addEventListener('click', ({target}) => {
    if (!target.closest('#menu, #menu-open')) expand(false);
  });
  $('.top').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !isExpanded() || $('details.popover[open]')) return;
    expand(false);
    menuButton.focus();
  });
  $('.top').addEventListener('focusout', ({relatedTarget}) => {
    if (relatedTarget && !relatedTarget.closest('.top')) expand(false);
  });

  // ---- pickers: a click elsewhere or Escape closes them

  const popovers = () => document.querySelectorAll('details.popover[open]');
  document.addEventListener('click', (event) => {
    // What was clicked may be replaced already, such as a month of the calendar.
    const path = event.composedPath();
    if (path.some((part) => part.classList?.contains('p-datepicker-panel'))) return;
    for (const open of popovers()) if (!path.includes(open)) open.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const calendar = document.querySelector('.p-datepicker-panel[style*="block"]');
    if (calendar) {
      PrimeFaces.getWidgetById(calendar.id.replace('_panel', '')).hide();
      return;
    }
    for (const open of popovers()) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });

  // ---- forms that are not sent by a component: a second click does not send one again

  document.addEventListener('submit', (event) => {
    const {target: form, submitter} = event;
    if (form.method !== 'post') return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    submitter?.classList.add('ui-state-loading');
  });
  // Back to a page whose form has been sent, which the browser has kept as it was.
  addEventListener('pageshow', ({persisted}) => {
    if (persisted && $('form[data-sent]')) location.reload();
  });

  // ---- filters: a choice by pointer applies immediately, one by keyboard with Enter or the button, since
  // the arrow keys pass many choices

  let pointed = false;
  const ofFilter = ({target}) => target.closest?.('.filters[method=get] select'); // a refresh may replace it
  document.addEventListener('pointerdown', (event) => {
    if (ofFilter(event)) pointed = true;
  });
  document.addEventListener('keydown', (event) => {
    if (ofFilter(event)) pointed = false;
  });
  document.addEventListener('change', (event) => {
    if (pointed) ofFilter(event)?.form.requestSubmit();
  });

  // An empty field is not a filter and is left out of the address.
  for (const form of document.querySelectorAll('form.filters')) {
    form.addEventListener('formdata', ({formData}) => {
      for (const [name, value] of [...formData]) if (!value) formData.delete(name);
    });
  }
})();
