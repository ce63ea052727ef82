// Chromium over its own protocol: drivers such as Playwright make every tab believe that it is in
// front, and lose sight of pages that are restored.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findChromium} from './chromium.mjs';

export class Tabs {
  #profile = mkdtempSync(join(tmpdir(), 'compare-trackers-'));
  #process = spawn(
    findChromium(),
    ['--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`, 'about:blank'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true},
  );
  #calls = new Map();
  #id = 0;
  #rest = '';

  constructor() {
    this.#process.stdio[4].setEncoding('utf8').on('data', (chunk) => this.#read(chunk));
  }

  async version() {
    return (await this.send('Browser.getVersion')).product;
  }

  /** Opens an empty tab, in front of the others. */
  async open() {
    const {targetId} = await this.send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await this.send('Target.attachToTarget', {targetId, flatten: true});
    return new Tab(this, targetId, sessionId);
  }

  send(method, params = {}, sessionId) {
    const id = ++this.#id;
    this.#process.stdio[3].write(JSON.stringify({id, method, params, sessionId}) + '\0');
    return new Promise((resolve, reject) => this.#calls.set(id, {resolve, reject, method}));
  }

  async close() {
    const gone = once(this.#process, 'exit');
    process.kill(-this.#process.pid, 'SIGKILL');
    await gone;
    rmSync(this.#profile, {recursive: true, force: true, maxRetries: 10, retryDelay: 200});
  }

  #read(chunk) {
    const messages = (this.#rest + chunk).split('\0');
    this.#rest = messages.pop();
    for (const {id, result, error} of messages.map((text) => JSON.parse(text))) {
      const call = this.#calls.get(id);
      this.#calls.delete(id);
      if (error) call?.reject(new Error(`${call.method}: ${error.message}`));
      else call?.resolve(result);
    }
  }
}

class Tab {
  constructor(tabs, targetId, sessionId) {
    this.targetId = targetId;
    this.tabs = tabs;
    this.send = (method, params) => tabs.send(method, params, sessionId);
  }

  toFront() {
    return this.tabs.send('Target.activateTarget', {targetId: this.targetId});
  }

  async run(expression) {
    const {result} = await this.send('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true});
    return result.value;
  }

  async goTo(url) {
    await this.send('Page.navigate', {url});
    await this.at(url);
  }

  async goBack(url) {
    const {currentIndex, entries} = await this.send('Page.getNavigationHistory');
    await this.send('Page.navigateToHistoryEntry', {entryId: entries[currentIndex - 1].id});
    await this.at(url);
  }

  /** Until the tab shows that page. */
  async at(url) {
    while ((await this.run('location.href').catch(() => '')) !== url) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async click(x, y) {
    for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', {type, x, y, button: type === 'mouseMoved' ? 'none' : 'left', clickCount: 1});
    }
  }

  async press(key) {
    const code = key.toUpperCase().charCodeAt(0);
    await this.send('Input.dispatchKeyEvent', {type: 'keyDown', key, text: key, windowsVirtualKeyCode: code});
    await this.send('Input.dispatchKeyEvent', {type: 'keyUp', key, windowsVirtualKeyCode: code});
  }

  close() {
    return this.tabs.send('Target.closeTarget', {targetId: this.targetId});
  }
}
