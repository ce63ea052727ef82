import {attribute} from './causes.js';
import {deviceType} from './device.js';
import {navigationType, requestId} from './navigation.js';
import {pageName} from './page-name.js';

const MOST_ASSETS = 100;

/** `g1-<epoch ms>-<13 digits>`: an id tells what collected it, in which version, and its age. */
const newId = () => `g1-${Date.now()}-${Math.floor(Math.random() * 9e12) + 1e12}`;

/**
 * One view of the page, with what each of its batches says of it and the vitals it has had. A page
 * out of the back/forward cache is a new view, and so is a soft navigation.
 */
export class PageView {
  constructor({page, release, sample}, type, startedAt, path = location.pathname) {
    this.measured = Math.random() < sample;
    this.startedAt = startedAt; // of a soft navigation
    this.vitals = new Map();
    this.causes = new Map(); // the entry behind each vital
    this.assets = []; // that wait to be sent
    this.room = MOST_ASSETS;
    this.about = {
      page: pageName(page, path),
      pageViewId: newId(),
      // Only of the page as it was loaded: no request has answered with the views after it.
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
   * Takes note of a value and of the entry behind it. Returns the vital to send, or undefined if
   * there is nothing new.
   */
  measure(name, value, cause) {
    const before = this.vitals.get(name);
    if (!this.measured || !Number.isFinite(value) || value === before?.value) return undefined;
    const vital = {name, value, id: before?.id ?? newId()};
    this.vitals.set(name, vital);
    this.causes.set(name, cause);
    return vital;
  }

  /** Whether this is still the value to send of its metric. */
  isCurrent(vital) {
    return this.vitals.get(vital.name) === vital;
  }
  /** Returns of the loads as many, in their order, as a view may report. */
  admit(assets) {
    const admitted = this.measured ? assets.slice(0, this.room) : [];
    this.room -= admitted.length;
    return admitted;
  }

  /** The vital as it is sent: with what it is due to, once that can be told. */
  describe(vital) {
    return {...vital, attribution: attribute(vital, this.causes.get(vital.name), this.startedAt)};
  }
}
