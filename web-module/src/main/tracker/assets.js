import {observe} from './observe.js';
import {rounded, withoutQuery} from './times.js';

const REMEMBERED = 50;
const LONGEST_URL = 300;

// The type by file name, since a preload or style sheet may load anything; Faces appends its
// extension.
const FACES = /\.(xhtml|jsf|faces)$/i;
const EXTENSIONS = [
  [/\.(png|jpe?g|gif|webp|avif|svg|ico|bmp)$/i, 'image'],
  [/\.(woff2?|ttf|otf|eot)$/i, 'font'],
  [/\.css$/i, 'style'],
  [/\.m?js$/i, 'script'],
];
const INITIATORS = {img: 'image', image: 'image', input: 'image', script: 'script'};

let resources = [];

/** Returns the load of a painted image: the last that began before it was painted. */
export const resourceOf = ({url, startTime}) =>
  [...performance.getEntriesByType('resource'), ...resources]
    .filter((entry) => entry.name === url && (entry.requestStart || entry.startTime) <= startTime)
    .pop();

const typeOf = (url, initiator) =>
  INITIATORS[initiator] ?? EXTENSIONS.find(([pattern]) => pattern.test(url.replace(FACES, '')))?.[1];

const describe = (entry) => {
  const {name, initiatorType, duration, transferSize, encodedBodySize, decodedBodySize} = entry;
  const url = withoutQuery(name);
  const type = typeOf(url, initiatorType);
  const ours = /\/groundspeed(-more)?\.js$/.test(url);
  if (!type || ours || !/^https?:/.test(url) || name.length > LONGEST_URL) return undefined;
  return {
    url,
    type,
    // Another origin may hide its sizes: they are all 0 then, and caching is unknown.
    bytes: encodedBodySize || undefined,
    ms: rounded(duration),
    cached: transferSize === 0 && decodedBodySize > 0,
    blocking: entry.renderBlockingStatus === 'blocking' || undefined,
  };
};

/** Reports the images, scripts, styles and fonts that the page loads. */
export const watchAssets = (report) =>
  observe('resource', (entries) => {
    resources = [...resources, ...entries].slice(-REMEMBERED);
    report(entries.map(describe).filter(Boolean));
  });
