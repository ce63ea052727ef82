// Runs before the first paint: applies what is stored in this browser, and listens to keys.

// The theme, by default that of the system.
document.documentElement.dataset.theme = (() => {
  try {
    return localStorage.getItem('groundspeed.theme') ?? 'system';
  } catch {
    return 'system';
  }
})();

// Keys that are pressed before the scripts at the end of the page have run are kept for them.
window.groundspeedKeys = (() => {
  const early = [];
  let act = (event) => early.push(event);
  document.addEventListener('keydown', (event) => act(event));
  return {
    actWith: (listener) => {
      act = listener;
      for (const event of early) act(event);
    },
  };
})();

// The hidden columns of tables, by the region of the table: the classes that its columns have.
window.groundspeedColumns = (() => {
  const name = `groundspeed.columns.${location.pathname.split('/').pop()}`;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let hidden = {};

  const apply = () => {
    const selectors = Object.entries(hidden).flatMap(([region, columns]) =>
      columns.map((column) => `#${CSS.escape(region)} .${CSS.escape(column)}`),
    );
    sheet.replaceSync(selectors.length ? `${selectors.join()} { display: none; }` : '');
  };

  try {
    hidden = JSON.parse(localStorage.getItem(name)) ?? {};
    apply();
  } catch {
    hidden = {}; // without storage, or with a damaged one, all columns are shown
  }

  return {
    hidden: (region) => hidden[region] ?? [],
    hide: (region, columns) => {
      hidden[region] = columns;
      apply();
      try {
        localStorage.setItem(name, JSON.stringify(hidden));
      } catch {
        // without storage, the choice applies to this page only
      }
    },
  };
})();
