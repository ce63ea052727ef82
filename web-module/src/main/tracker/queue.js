import {guarded} from './guard.js';
import {fits} from './transport.js';

const BATCH_INTERVAL_MS = 5000;
const FULL_BATCH = 10;
const MAX_WAITING = 50;
const MAX_BACKOFF_MS = 300000;

/**
 * The vitals that wait to be sent, with the latest value of each. They are sent five seconds after
 * the first was added, or when ten are waiting, but never during a pause that the server has
 * requested. When the page is hidden or left, everything is sent. If there is no room, the oldest
 * are dropped, and the next batch reports their number. The assets of a view are sent with its
 * vitals, or after them if both do not fit into one request.
 */
export class Queue {
  /** @param post sends a batch, see transport.js */
  constructor(post) {
    this.post = post;
    this.waiting = new Map(); // id → {view, vital}, oldest first
    this.loaded = new Set(); // views whose assets wait
    this.underway = 0;
    this.failures = 0;
    this.dropped = 0;
    this.quietUntil = 0; // requested by the server, or after a failure
  }

  add(view, vital) {
    this.waiting.set(vital.id, {view, vital});
    this.dropOldest();
    this.proceed();
  }

  addAssets(view, assets) {
    view.assets.push(...assets);
    if (view.assets.length) this.loaded.add(view);
    this.proceed();
  }

  /**
   * Sends everything, one batch per page view, even if it would otherwise wait, because the page
   * may be about to end. Only a pause requested by the server is respected.
   */
  send() {
    if (this.asked && this.isQuiet()) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const entries = [...this.waiting.values()];
    const views = new Set([...entries.map(({view}) => view), ...this.loaded]);
    this.waiting.clear();
    this.loaded.clear();
    for (const view of views) {
      this.sendBatch(view, entries.filter((entry) => entry.view === view));
    }
  }

  isQuiet() {
    return performance.now() < this.quietUntil;
  }

  proceed() {
    if (this.waiting.size >= FULL_BATCH) this.sendUnlessBusy();
    else if (this.waiting.size || this.loaded.size) this.schedule(BATCH_INTERVAL_MS);
  }

  /** Only one batch at a time, so that an older value does not arrive after a newer one. */
  sendUnlessBusy() {
    if (this.underway) return;
    if (this.isQuiet()) this.schedule(0);
    else this.send();
  }

  /**
   * Splits a batch that is too large for one request, with vitals first, because they matter more.
   */
  async sendBatch(view, entries, assets = view.assets.splice(0)) {
    const {dropped} = this;
    const batch = {
      ...view.about,
      dropped: dropped || undefined,
      vitals: entries.map(({vital}) => view.describe(vital)),
      assets: assets.length ? assets : undefined,
    };
    // Prototype 1.6 adds a toJSON method to arrays that turns them into strings.
    batch.vitals.toJSON = assets.toJSON = undefined;
    const half = (entries.length + assets.length) >> 1;
    if (half && !fits(batch)) {
      const loads = Math.max(half - entries.length, 0);
      this.sendBatch(view, entries.slice(0, half), assets.slice(0, loads));
      this.sendBatch(view, entries.slice(half), assets.slice(loads));
      return;
    }
    this.dropped = 0;
    this.underway++;
    const wait = await this.post(batch);
    this.underway--;
    if (wait === undefined) {
      this.failures = 0;
    } else {
      this.dropped += dropped;
      if (wait || !this.isQuiet()) {
        this.asked = wait;
        this.quietUntil = performance.now() + (wait || this.backoff());
      }
      this.takeBack(entries);
      this.addAssets(view, assets);
    }
    this.proceed();
  }

  takeBack(entries) {
    const unsent = entries.filter(({view, vital}) => view.isCurrent(vital));
    this.waiting = new Map([...unsent.map((entry) => [entry.vital.id, entry]), ...this.waiting]);
    this.dropOldest();
  }

  backoff() {
    return Math.min(BATCH_INTERVAL_MS * 2 ** this.failures++, MAX_BACKOFF_MS);
  }

  dropOldest() {
    for (const id of this.waiting.keys()) {
      if (this.waiting.size <= MAX_WAITING) return;
      this.waiting.delete(id);
      this.dropped++;
    }
  }

  schedule(delay) {
    this.timer ??= setTimeout(
      guarded(() => {
        this.timer = undefined;
        this.sendUnlessBusy();
      }),
      Math.max(delay, this.quietUntil - performance.now()),
    );
  }
}
