import {targetOf} from './element.js';
import {head} from './head.js';
import {observe} from './observe.js';
import {loadState, rounded, withoutQuery} from './times.js';

const SAME_FRAME_MS = 8; // the precision of durations
const RECENT = 10;
const LONGEST_NAME = 100;

const groups = new WeakMap(); // by event: the events processed for the same frame

/**
 * Follows what the browser does around interactions. Returns a function that takes one event.
 * Events and long frames arrive in no particular order, so each is matched with the recent ones of
 * the other kind.
 */
export const watchFrames = () => {
  let recentGroups = [];
  let recentFrames = [];

  const join = (group, frame) => {
    const apart = frame.startTime > group.processingEnd || frame.startTime + frame.duration < group.startTime;
    if (!apart) group.frames.add(frame);
  };

  observe('long-animation-frame', (frames) => {
    for (const frame of frames) {
      recentFrames = [...recentFrames, frame].slice(-RECENT);
      for (const group of recentGroups) join(group, frame);
    }
  });

  return (event) => {
    const {startTime, duration, processingStart, processingEnd} = event;
    if (processingEnd === undefined) return; // not an event entry
    const end = startTime + duration;
    let group = recentGroups.find((recent) => Math.abs(recent.end - end) <= SAME_FRAME_MS);
    if (!group) {
      group = {end, startTime, processingStart, processingEnd, frames: new Set()};
      recentGroups = [...recentGroups, group].slice(-RECENT);
    }
    group.startTime = Math.min(group.startTime, startTime);
    group.processingStart = Math.min(group.processingStart, processingStart);
    group.processingEnd = Math.max(group.processingEnd, processingEnd);
    groups.set(event, group);
    for (const frame of recentFrames) join(group, frame);
  };
};

/** Returns the element of the interaction, its three phases and its longest script. */
export const attributeInp = (value, event) => {
  const group = event && groups.get(event);
  if (!group) return undefined;
  const {name, startTime, duration} = event;
  const started = Math.max(group.processingStart, startTime);
  const painted = Math.max(startTime + duration, started);
  const processed = Math.min(group.processingEnd, painted);
  return {
    interactionTarget: targetOf(event),
    interactionType: name.startsWith('key') ? 'keyboard' : 'pointer',
    interactionTime: rounded(startTime),
    inputDelay: rounded(started - startTime),
    processingDuration: rounded(processed - started),
    presentationDelay: rounded(painted - processed),
    longestScript: longestScript(group.frames, startTime, started, processed),
    loadState: loadState(startTime),
  };
};

const longestScript = (frames, from, started, processed) => {
  const scripts = [...frames].flatMap(({scripts}) => scripts);
  const within = ({startTime, duration}) => startTime + duration - Math.max(from, startTime);
  const longest = scripts.reduce((a, b) => (a && within(a) >= within(b) ? a : b), undefined);
  if (!longest || within(longest) <= 0) return undefined;
  const {startTime, sourceURL, sourceFunctionName, invoker} = longest;
  const before = (time) => startTime < time;
  return {
    subpart: before(started)
      ? 'input-delay'
      : before(processed) ? 'processing-duration' : 'presentation-delay',
    intersectingDuration: rounded(within(longest)),
    entry: {
      sourceURL: withoutQuery(sourceURL),
      sourceFunctionName: head(sourceFunctionName, LONGEST_NAME) || undefined,
      invoker: head(withoutQuery(invoker), LONGEST_NAME),
    },
  };
};
