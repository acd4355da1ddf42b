import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './asking.ts';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
let paths: string[];
const failures: unknown[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-anything-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  served = await serve('memory:', ['poland'], {
    pageFolder: folder,
    simulations: { running: 1, waiting: 1, kept: 2 },
    onFailure: (error) => {
      failures.push(error);
    },
  });
  paths = Object.keys((await ask(served, 'openapi.json')).body['paths'] as object);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly type: string | undefined;
  readonly body: string | undefined;
}

interface Heard {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends what no careful client would: the path as it is, any method, any body. */
async function send({ method, path, type, body }: Sent): Promise<Heard> {
  const { hostname, port } = new URL(served.url);
  const sending = request({
    ...{ hostname, port, method, path, agent: false },
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      // Else what is sent with GET would be read as another request.
      'content-length': Buffer.byteLength(body ?? ''),
    },
  });
  sending.end(body);
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  const heard = { status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' };
  if (heard.type.startsWith('text/event-stream')) {
    // It goes on until somebody leaves.
    answer.destroy();
    return { ...heard, text: '' };
  }
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return { ...heard, text: Buffer.concat(pieces).toString() };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
const ODD = [
  '%',
  '%E0%A4%A',
  '%00',
  '..',
  '%2e%2e%2f',
  '~',
  'constructor',
  '__proto__',
  '-1',
  '1e999',
];
const word = fc.oneof(
  fc.constantFrom('poland', 'poland~no-union-ban', 'ladder', '1981-12-13', '0', ...ODD),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
  // What is no text at all cannot be encoded; what can be sent as it is, is.
  fc.stringMatching(/^[!-~]{1,12}$/).map((text) => text.replaceAll(/[#?]/g, '')),
);
const query = fc
  .array(fc.tuple(fc.oneof(word, fc.constantFrom('at', 'known', 'with', 'limit', 'event')), word), {
    maxLength: 3,
  })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
/** An address of the document with something in its gaps, or any other. */
const path = fc
  .tuple(fc.nat(), fc.array(word, { minLength: 3, maxLength: 3 }), fc.boolean(), query)
  .map(([place, words, isKnown, asked]) => {
    const known = paths[place % paths.length] ?? '/';
    let next = 0;
    const found = isKnown
      ? known.replaceAll(/\{\w+\}/g, () => words[next++ % words.length] ?? '')
      : `/${words.slice(0, 1 + (place % 3)).join('/')}`;
    return asked === '' ? found : `${found}?${asked}`;
  });
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('poland', 'ladder', '1984-06-30', 'open', 'x'),
  fc.integer(),
);
const names = [
  'timeline',
  'from',
  'name',
  'at',
  'mode',
  'question',
  'edit',
  'reason',
  'model',
  'run',
];
const more = ['runs', 'seed', 'months', 'set', 'assume', 'variant', 'kind', 'events', '__proto__'];
const body = fc.oneof(
  fc.constant(undefined),
  fc.string({ maxLength: 40 }),
  fc.json({ maxDepth: 4 }),
  fc
    .dictionary(fc.constantFrom(...names, ...more), value, { maxKeys: 8 })
    .map((found) => JSON.stringify(found)),
);
const type = fc.constantFrom('application/json', undefined, 'text/plain', 'application/json; x=%');
const sent = fc.record({ method: fc.constantFrom(...METHODS), path, type, body });

describe('the server, asked anything', () => {
  it('should never fail, refuse as it says, give nothing of its inside away, and go on', async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(sent, async (each) => {
        const { status, type: kind, text } = await send(each);
        statuses.add(status);
        expect(failures).toEqual([]);
        expect(status).toBeLessThan(500);
        expect(text).not.toMatch(/\bat \S+ \(?(?:file:|node:|\/)|node_modules|\.ts:\d+/);
        if (status < 400) return;
        expect(kind).toBe('application/problem+json');
        if (each.method === 'HEAD') return;
        const problem = JSON.parse(text) as Record<string, unknown>;
        expect(problem).toMatchObject({ status, type: 'about:blank' });
        expect(String(problem['title'])).not.toBe('');
        expect(String(problem['detail'])).not.toBe('');
      }),
      { numRuns: 600 },
    );
    // It was not refused at the door every time.
    for (const status of [200, 400, 404, 405, 415]) expect([...statuses]).toContain(status);
    expect((await ask(served, 'api/health')).status).toBe(200);
  });
});
