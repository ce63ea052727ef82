import {welcome} from './causes.js';
import {cls} from './cls.js';
import {fcp} from './fcp.js';
import {fid} from './fid.js';
import {guarded} from './guard.js';
import {inp} from './inp.js';
import {lcp} from './lcp.js';
import {beginView, endView, followPage, onRestore, whenActivated} from './lifecycle.js';
import {PageView} from './page-view.js';
import {asksNotToBeTracked, withoutSecrets} from './privacy.js';
import {Queue} from './queue.js';
import {loadSecondPart} from './second-part.js';
import {readSettings} from './settings.js';
import {post} from './transport.js';
import {ttfb} from './ttfb.js';

// Set when the script has started, so that a page that includes it twice is measured once.
const STARTED = Symbol.for('groundspeed');

const track = (settings) => {
  const queue = new Queue((batch) => post(settings.endpoint, batch));
  let view = new PageView(settings);
  followPage(() => queue.send());
  // Must run before the metrics listen: their reports about a restored page belong to its new view.
  onRestore(() => {
    view = new PageView(settings, 'back-forward-cache');
  });

  const report = (name) => (value, cause) => {
    const vital = view.measure(name, value, cause);
    if (vital) queue.add(view, vital);
  };

  // The interface for the second part, see more.js.
  window[STARTED] = {
    join: (part) => {
      welcome(part);
      // Vitals that were sent without attribution are sent again under the same ids.
      for (const vital of view.vitals.values()) queue.add(view, vital);
    },
    loaded: (assets) => queue.addAssets(view, view.admit(assets)),
    navigated: (at, path) => {
      endView();
      view = new PageView(settings, 'soft-navigation', at, path);
      beginView(at);
    },
    report,
    views: settings.views,
  };
  // The interface for the page: sets the name of the current view.
  window.groundspeed = {
    page: guarded((name) => {
      view.about.page = withoutSecrets(name);
    }),
  };
  if (view.measured) loadSecondPart(settings);

  let painted = false;
  const reportFcp = report('FCP');
  guarded(ttfb)(report('TTFB'));
  guarded(fcp)((value, paint) => {
    reportFcp(value, paint);
    if (!painted) cls(report('CLS'));
    painted = true;
  });
  guarded(lcp)(report('LCP'));
  guarded(inp)(report('INP'));
  guarded(fid)(report('FID'));
};

guarded(() => {
  const settings = readSettings(); // the script element is only known while the script first runs
  if (window[STARTED] || settings.sample <= 0 || asksNotToBeTracked()) return;
  window[STARTED] = true;
  whenActivated(() => track(settings));
})();
