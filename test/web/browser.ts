import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The system's Chromium: no browser is downloaded. Undefined where there is none. */
export function chromiumPath(): string | undefined {
  const set = process.env['CHROMIUM_PATH'];
  if (set !== undefined && existsSync(set)) return set;
  for (const name of ['chromium', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The address bar of each window would be a page of its own, as costly as the page that is tested.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup',
];

export const path = chromiumPath();
/** Where no browser is found the tests of the page are left out, unless it is insisted on. */
export const noBrowser = path === undefined && process.env['DETENTE_TEST_BROWSER'] !== 'required';
if (noBrowser) {
  console.warn(
    'no Chromium found (CHROMIUM_PATH, chromium, google-chrome): tests of the page are skipped',
  );
}

export function launch(): Promise<Browser> {
  if (path === undefined) {
    throw new Error('no Chromium: install one, or name it in CHROMIUM_PATH');
  }
  return chromium.launch({ executablePath: path, args: QUIET });
}

let running: Promise<Browser> | undefined;

/** The one browser of all tests in this process, which ends with it; another one where it has ended. */
export async function browserHere(): Promise<Browser> {
  if (running === undefined || !(await running).isConnected()) running = launch();
  return running;
}
