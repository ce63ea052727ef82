import {deviceType} from './device.js';
import {navigationType} from './navigation.js';

/** `v5-<epoch ms>-<13 digits>`, the form of the web-vitals library: an id tells its age. */
const newId = () => `v5-${Date.now()}-${Math.floor(Math.random() * 9e12) + 1e12}`;

/**
 * One view of the page, with what each of its batches says of it and the vitals it has had. A page
 * out of the back/forward cache is a new view.
 */
export class PageView {
  constructor({page, release, sample}, type = navigationType()) {
    this.measured = Math.random() < sample;
    this.vitals = new Map();
    this.about = {
      // The query and the fragment may say who the visitor is.
      page: (page || location.pathname).split(/[?#]/)[0],
      pageViewId: newId(),
      navigationType: type,
      device: deviceType(),
      connection: navigator.connection?.effectiveType,
      release,
      sampleRate: sample < 1 ? sample : undefined,
    };
  }

  /** Takes note of a value. Returns the vital to send, or undefined if there is nothing new. */
  measure(name, value) {
    const before = this.vitals.get(name);
    if (!this.measured || !Number.isFinite(value) || value === before?.value) return undefined;
    const vital = {name, value, id: before?.id ?? newId()};
    this.vitals.set(name, vital);
    return vital;
  }

  /** Whether this is still the value to send of its metric. */
  isCurrent(vital) {
    return this.vitals.get(vital.name) === vital;
  }
}
