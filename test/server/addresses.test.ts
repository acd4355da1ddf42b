import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './asking.ts';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-addresses-'));
  served = await serve(join(folder, 'store.db'), ['poland'], { pageFolder: join(folder, 'web') });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('another method', () => {
  it('should be answered with 405 and what is allowed', async () => {
    for (const [method, path, allow] of [
      ['POST', 'api/cases', 'GET, HEAD'],
      ['DELETE', 'api/timelines/poland/state', 'GET, HEAD'],
      ['GET', 'api/branches', 'POST'],
      ['PUT', 'api/timelines/poland~x/edits', 'POST'],
      ['OPTIONS', 'api/live', 'GET, HEAD'],
      ['POST', 'replay/poland', 'GET, HEAD'],
    ] as const) {
      const answer = await ask(served, path, { method });
      const { status, type, headers } = answer;
      expect({ path, status, type, allow: headers.get('allow') }).toEqual({
        path,
        status: 405,
        type: 'application/problem+json',
        allow,
      });
    }
  });

  it('should not hide that an address does not exist', async () => {
    expect((await ask(served, 'api/nothing', { method: 'POST' })).status).toBe(404);
  });

  it('should let HEAD ask for what GET gives, also of an address that goes on', async () => {
    for (const path of ['api/cases', 'api/live']) {
      expect((await ask(served, path, { method: 'HEAD' })).status).toBe(200);
    }
  });
});

describe('a query', () => {
  it('should be refused where a name is not known, with what is allowed', async () => {
    for (const [path, words] of [
      ['api/health?x=1', 'takes none'],
      ['api/cases?limit=3', 'takes none'],
      ['api/cases/poland/models?all=1', 'takes none'],
      ['api/streams/case-poland?to=3', 'from'],
      ['api/timelines/poland/state?when=1987', 'at, known, cascade'],
      ['api/timelines/poland/events?at=1987', 'from, to, text, source, known'],
      ['api/timelines/poland/events/x?at=1987', 'takes none'],
      ['api/timelines/poland/knock-ons?at=1987', 'takes none'],
      ['api/timelines/poland/sources?at=1987', 'takes none'],
      ['api/compare?a=poland&b=poland&c=poland', 'a, b, at, known, cascade'],
      ['api/live?from=3', 'takes none'],
    ] as const) {
      const { status, body } = await ask(served, path);
      expect({ path, status }).toEqual({ path, status: 400 });
      expect(body['detail']).toContain(words);
    }
  });

  it('should not say one thing twice, nor know a moment that is none', async () => {
    for (const query of ['at=1987&at=1988', 'known=yesterday', 'known=1987-01-01T25:00:00Z']) {
      expect((await ask(served, `api/timelines/poland/state?${query}`)).status).toBe(400);
    }
  });
});

describe('a day that is left out', () => {
  it('should be today, as on the command line', async () => {
    expect((await ask(served, 'api/timelines/poland/state')).body['at']).toBe('2026-11-24');
    expect((await ask(served, 'api/compare?a=poland&b=poland')).body['at']).toBe('2026-11-24');
  });
});

describe('the page', () => {
  it('should be found once it is built, though it was asked for before', async () => {
    const page = async (path: string) => (await fetch(new URL(path, served.url))).status;
    expect([await page('replay/poland'), await page('assets/x.js')]).toEqual([503, 404]);
    mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
    expect(await page('replay/poland')).toBe(503);
    writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>built</title>');
    writeFileSync(join(folder, 'web', 'assets', 'x.js'), 'export {};');
    expect([await page('replay/poland'), await page('assets/x.js')]).toEqual([200, 200]);
    rmSync(join(folder, 'web', 'index.html'));
    expect(await page('replay/poland')).toBe(503);
  });
});
