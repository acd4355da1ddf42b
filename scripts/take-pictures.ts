import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../test/web/browser.ts';
import { serve } from '../test/server/served.ts';

/** `npm run pictures`: what README shows, taken of the workbench over the shipped record. */
const PICTURES = [
  { name: 'replay', path: 'replay/belarus?at=2025-12-13', height: 900 },
  { name: 'branches', path: 'branches/belarus~no-potash-promise', height: 1200 },
  {
    name: 'compare',
    path: 'compare/belarus?with=belarus~no-december-talks&at=2026-01-15',
    height: 1100,
  },
] as const;

const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
execFileSync(process.execPath, [join(import.meta.dirname, 'build-web.ts')]);
const served = await serve('memory:', ['belarus', 'poland']);
const browser = await launch();
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  for (const { name, path, height } of PICTURES) {
    await page.setViewportSize({ width: 1280, height });
    await page.goto(new URL(path, served.url).href);
    await page.locator('h1:not(:text("Reading"))').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await browser.close();
  await served.close();
}
