import {attribute} from './causes.js';
import {deviceType} from './device.js';
import {navigationType, requestId} from './navigation.js';
import {pageName} from './page-name.js';

const MOST_ASSETS = 100;

/**
 * `g1-<epoch ms>-<13 digits>`: the id contains the collector, its version and the time of creation.
 */
const newId = () => `g1-${Date.now()}-${Math.floor(Math.random() * 9e12) + 1e12}`;

/**
 * One view of the page, with the description that each of its batches repeats and the vitals that
 * were measured. A restore from the back/forward cache begins a new view, and so does a soft
 * navigation.
 */
export class PageView {
  constructor({page, release, sample}, type, startedAt, path = location.pathname) {
    this.measured = Math.random() < sample;
    this.startedAt = startedAt; // only for a soft navigation
    this.vitals = new Map();
    this.causes = new Map(); // the entry behind each vital
    this.assets = []; // waiting to be sent
    this.room = MOST_ASSETS;
    this.about = {
      page: pageName(page, path),
      pageViewId: newId(),
      // Only for the page as loaded: later views have no request.
      requestId: type ? undefined : requestId(),
      navigationType: type ?? navigationType(),
      device: deviceType(),
      connection: navigator.connection?.effectiveType,
      release,
      sampleRate: sample < 1 ? sample : undefined,
      bot: navigator.webdriver || undefined, // a program drives the browser
    };
  }

  /**
   * Stores a value and the entry behind it. Returns the vital to send, or undefined if it has not
   * changed.
   */
  measure(name, value, cause) {
    const before = this.vitals.get(name);
    if (!this.measured || !Number.isFinite(value) || value === before?.value) return undefined;
    const vital = {name, value, id: before?.id ?? newId()};
    this.vitals.set(name, vital);
    this.causes.set(name, cause);
    return vital;
  }

  /** Returns whether this is still the latest value of its metric. */
  isCurrent(vital) {
    return this.vitals.get(vital.name) === vital;
  }
  /** Returns the first of the loads, up to the number that a view may still report. */
  admit(assets) {
    const admitted = this.measured ? assets.slice(0, this.room) : [];
    this.room -= admitted.length;
    return admitted;
  }

  /** Returns the vital as it is sent, with its cause if that is known. */
  describe(vital) {
    return {...vital, attribution: attribute(vital, this.causes.get(vital.name), this.startedAt)};
  }
}
