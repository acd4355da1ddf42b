import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableOf } from '../../src/server/routes.ts';
import { type Exchange, exchangesIn } from './documentation.ts';
import { NOW, type Served, serve } from './served.ts';

const FILE = 'docs/api.md';
const HERE = 'http://127.0.0.1:4747';
const ELSEWHERE = 'http://192.168.1.5:4747';

let folder: string;
let served: Served;
let elsewhere: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-documentation-'));
  served = await serve(join(folder, 'store.db'), ['belarus']);
  elsewhere = await serve(join(folder, 'other.db'), ['belarus'], { host: '127.0.0.1' });
});
afterAll(async () => {
  await served.close();
  await elsewhere.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ids that answers have given, which later requests name as `ID`. */
const known = new Map<string, string>();
const filled = (text: string): string =>
  [...known].reduce((filledIn, [name, value]) => filledIn.replaceAll(name, value), text);

function send({ method, path, headers, body }: Exchange): Promise<Response> {
  const address = filled(path)
    .replace(HERE, served.url.slice(0, -1))
    .replace(ELSEWHERE, elsewhere.url.slice(0, -1));
  const sent = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    value.replace('$TOKEN', elsewhere.token ?? ''),
  ]);
  return fetch(new URL(address, served.url), {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body }),
  });
}

/** Whether what was found holds what is stated: `…` ends a list early, an unknown ID is learnt. */
function check(stated: unknown, found: unknown, where: string): void {
  if (Array.isArray(stated)) {
    expect(found, where).toBeInstanceOf(Array);
    const list = found as unknown[];
    const isOpen = stated.at(-1) === '…';
    const items = isOpen ? stated.slice(0, -1) : stated;
    if (isOpen) expect(list.length, where).toBeGreaterThan(items.length);
    else expect(list, where).toHaveLength(items.length);
    for (const [i, item] of items.entries()) check(item, list[i], `${where}[${i}]`);
  } else if (typeof stated === 'object' && stated !== null) {
    expect(found, where).toBeTypeOf('object');
    for (const [key, inner] of Object.entries(stated)) {
      check(inner, (found as Record<string, unknown>)[key], `${where}.${key}`);
    }
  } else if (typeof stated === 'string' && /\bID\b/.test(stated) && !known.has('ID')) {
    const pattern = new RegExp(`^${stated.replace('ID', '([0-9a-f]{64})')}$`);
    const id = pattern.exec(String(found))?.[1];
    expect(id, `${where}: ${String(found)}`).toBeDefined();
    known.set('ID', id ?? '');
  } else {
    expect(found, where).toEqual(typeof stated === 'string' ? filled(stated) : stated);
  }
}

/** Reads a stream until the stated events have come, in their order, perhaps with others between. */
async function follow(answer: Response, stated: string, where: string): Promise<void> {
  const wanted = eventsIn(stated);
  expect(wanted.length, where).toBeGreaterThan(0);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let [text, met] = ['', 0];
  while (met < wanted.length) {
    const read = await reader?.read();
    if (read === undefined || read.done) break;
    text += read.value;
    const whole = text.slice(0, text.lastIndexOf('\n\n') + 2);
    met = 0;
    for (const { event, data } of eventsIn(whole)) {
      const next = wanted[met];
      if (next?.event === event && holds(next.data, data, where)) met += 1;
    }
  }
  await reader?.cancel();
  expect(met, `${where}: ${text.slice(0, 500)}`).toBe(wanted.length);
}

function eventsIn(text: string): { event: string; data: unknown }[] {
  return [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, event = '', data = '']) => ({
    event,
    data: JSON.parse(data) as unknown,
  }));
}

function holds(stated: unknown, found: unknown, where: string): boolean {
  try {
    check(stated, found, where);
    return true;
  } catch {
    return false;
  }
}

describe('docs/api.md', () => {
  it('should say what happens', async () => {
    const exchanges = exchangesIn(FILE);
    expect(exchanges.length).toBeGreaterThan(15);
    const streams: Promise<void>[] = [];
    for (const each of exchanges) {
      const { title, stated } = each;
      const answer = await send(each);
      if (stated === undefined) {
        expect({ title, ok: answer.ok }).toEqual({ title, ok: true });
        await answer.text();
        continue;
      }
      expect({ title, status: answer.status }).toEqual({ title, status: stated.status });
      for (const [name, value] of Object.entries(stated.headers)) {
        check(value, answer.headers.get(name), `${title}: ${name}`);
      }
      // What goes on is looked at while the next examples happen, except where they wait for it.
      if (stated.body.startsWith('event: ')) {
        const following = follow(answer, stated.body, title);
        if (each.path === '/api/live') streams.push(following);
        else await following;
      } else {
        const text = await answer.text();
        if (stated.body === '') expect({ title, text }).toEqual({ title, text: '' });
        else check(JSON.parse(stated.body), JSON.parse(text), title);
      }
    }
    await Promise.all(streams);
  });

  it('should name every address, and no other', () => {
    const serving = { store: served.store, version: 'test', now: () => NOW };
    const { routes } = tableOf(
      { ...serving, onFailure: () => undefined },
      new AbortController().signal,
    );
    const rows = readFileSync(FILE, 'utf8').matchAll(/^\| `((?:GET|POST|DELETE) \/\S*)` /gm);
    const named = [...rows].map(([, address]) => address);
    const there = routes.map(
      ({ method, path }) =>
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())}`,
    );
    expect(named.sort()).toEqual(there.sort());
  });
});
