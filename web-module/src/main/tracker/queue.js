import {guarded} from './guard.js';

const BATCH_INTERVAL_MS = 5000;
const FULL_BATCH = 10;
const MAX_WAITING = 50;
const MAX_BACKOFF_MS = 300000;

/**
 * The vitals that wait to be sent, newest value of each. They go five seconds after the first came,
 * or as soon as ten wait; never while the server has asked for peace. What finds no room is
 * dropped, oldest first, and the next batch says how many were. The assets of a view go along.
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
    this.quietUntil = 0;
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

  /** Sends what waits, a batch for each page view: the page is going. */
  send() {
    if (performance.now() < this.quietUntil) {
      if (this.hasMore()) this.schedule(0);
      return;
    }
    this.unschedule();
    const entries = [...this.waiting.values()];
    const views = new Set([...entries.map((entry) => entry.view), ...this.loaded]);
    this.waiting.clear();
    this.loaded.clear();
    for (const view of views) {
      this.sendBatch(view, entries.filter((entry) => entry.view === view));
    }
  }

  hasMore() {
    return this.waiting.size || this.loaded.size;
  }

  proceed() {
    if (this.waiting.size >= FULL_BATCH) this.sendUnlessBusy();
    else if (this.hasMore()) this.schedule(BATCH_INTERVAL_MS);
  }

  /** One batch at a time, lest an older value arrive after a newer one. */
  sendUnlessBusy() {
    if (!this.underway) this.send();
  }

  async sendBatch(view, entries) {
    const dropped = this.dropped;
    const assets = view.assets.splice(0);
    this.dropped = 0;
    this.underway++;
    const wait = await this.post({
      ...view.about,
      dropped: dropped || undefined,
      vitals: entries.map(({vital}) => view.describe(vital)),
      assets: assets.length ? assets : undefined,
    });
    this.underway--;
    if (wait === undefined) {
      this.failures = 0;
    } else {
      this.dropped += dropped;
      this.takeBack(entries, wait || this.backoff());
      this.addAssets(view, assets);
    }
    this.proceed();
  }

  takeBack(entries, wait) {
    this.quietUntil = Math.max(this.quietUntil, performance.now() + wait);
    const unsent = entries.filter(({view, vital}) => view.isCurrent(vital));
    this.waiting = new Map([...unsent.map((entry) => [entry.vital.id, entry]), ...this.waiting]);
    this.dropOldest();
    this.unschedule();
    if (this.hasMore()) this.schedule(0); // as soon as the quiet is over
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

  unschedule() {
    clearTimeout(this.timer);
    this.timer = undefined;
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
