import {watchAssets} from './assets.js';
import {attributeCls} from './cls-attribution.js';
import {attributeFcp, attributeTtfb} from './navigation-attribution.js';
import {guarded} from './guard.js';
import {attributeInp, watchFrames} from './inp-attribution.js';
import {attributeLcp} from './lcp-attribution.js';
import {noteElement} from './element.js';
import {warnOfAttributes} from './warnings.js';
import {watchHistory} from './history-views.js';
import {watchInputAfterRestore} from './fid-after-restore.js';
import {tellsSoftNavigations, watchSoftNavigations} from './soft-navigations.js';

const ATTRIBUTIONS = {
  LCP: attributeLcp,
  CLS: attributeCls,
  INP: attributeInp,
  FCP: attributeFcp,
  TTFB: attributeTtfb,
};

// The second part, loaded by the core: causes of vitals, assets, soft navigations.
guarded(() => {
  const core = window[Symbol.for('groundspeed')];
  if (!core?.join) return;
  const {join} = core;
  core.join = undefined; // joins only once
  const frames = watchFrames();
  join({
    note: guarded((entry) => {
      noteElement(entry);
      frames(entry);
    }),
    attribute: guarded(({name, value}, cause, startedAt) =>
      ATTRIBUTIONS[name]?.(value, cause, startedAt),
    ),
  });
  warnOfAttributes();
  watchAssets(core.loaded);
  watchInputAfterRestore(core.report('FID'));
  if (tellsSoftNavigations()) watchSoftNavigations(core);
  else if (core.views === 'history') watchHistory(core);
})();
