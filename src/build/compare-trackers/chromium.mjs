import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export const findChromium = () => ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);

/** Chromium does not prerender while it is driven: here the pages drive themselves. */
export const prerender = async (server, number) => {
  const left = server.left(number);
  const profile = mkdtempSync(join(tmpdir(), 'compare-trackers-'));
  const alone = spawn(
    findChromium(),
    ['--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
      server.prerendering(number)],
    {stdio: 'ignore', detached: true}, // a group of its own, to be ended with all its processes
  );
  const gone = new Promise((resolve) => alone.once('exit', resolve));
  await left;
  await server.settled();
  process.kill(-alone.pid, 'SIGKILL');
  await gone;
  rmSync(profile, {recursive: true, force: true, maxRetries: 10, retryDelay: 200});
};
