import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, canListenOn, namesOf } from '../../src/server/addresses.ts';
import { terminal } from '../cli/terminal.ts';
import { ask } from './asking.ts';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
/** What the browser would send after opening the link. */
let cookie: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-host-'));
  mkdirSync(join(folder, 'web'));
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>the page</title>');
  const options = { host: '127.0.0.1', listeners: 2, pageFolder: join(folder, 'web') };
  served = await serve(join(folder, 'store.db'), ['poland'], options);
  const opened = await ask(served, served.links[0] ?? '');
  cookie = /^[^;]+/.exec(opened.headers.get('set-cookie') ?? '')?.[0] ?? '';
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token ?? ''}` });
const port = (): string => new URL(served.url).port;

describe('a server for others', () => {
  it('should let nobody in without the token, anywhere', async () => {
    for (const path of ['', 'replay/poland', 'assets/x.js', 'openapi.json', 'api/cases', 'api/x']) {
      const { status, type, headers } = await ask(served, path);
      expect({ path, status, type }).toEqual({
        path,
        status: 401,
        type: 'application/problem+json',
      });
      expect(headers.get('www-authenticate')).toBe('Bearer');
    }
    const before = await served.store.streams();
    const body = { from: 'poland', name: 'x', at: '1984-01-01', mode: 'keep', question: 'Q?' };
    expect((await ask(served, 'api/branches', { body })).status).toBe(401);
    expect(await served.store.streams()).toEqual(before);
  });

  it('should let nobody in with another token, or with the token in the wrong place', async () => {
    const token = served.token ?? '';
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const [path, headers] of [
      ['api/cases', bearer(other)],
      ['api/cases', bearer('')],
      ['api/cases', bearer(`${token}x`)],
      ['api/cases', { authorization: `Basic ${token}` }],
      ['api/cases', { cookie: `detente-${port()}=${other}` }],
      ['api/cases', { cookie: `detente-1=${token}` }],
      [`api/cases?token=${token}`, {}],
      [`?token=${other}`, {}],
    ] as [string, Record<string, string>][]) {
      expect({ path, status: (await ask(served, path, { headers })).status }).toEqual({
        path,
        status: 401,
      });
    }
  });

  it('should let programs in with the token', async () => {
    const { status, body } = await ask(served, 'api/cases', { headers: bearer(served.token) });
    expect({ status, cases: body['cases'] }).toMatchObject({ status: 200, cases: [{}] });
  });

  it('should turn the link into a cookie that no script and no other site can use', async () => {
    const link = `replay/poland?at=1987-02-18&token=${served.token ?? ''}`;
    const { status, headers } = await ask(served, link);
    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/replay/poland?at=1987-02-18');
    const set = headers.get('set-cookie') ?? '';
    for (const words of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(set).toContain(words);
    const page = await ask(served, 'replay/poland?at=1987-02-18', { headers: { cookie } });
    expect(page.status).toBe(200);
    expect((await ask(served, 'api/cases', { headers: { cookie } })).status).toBe(200);
  });

  it('should not send the browser to another host', async () => {
    const link = `${served.url}/elsewhere.example/?token=${served.token ?? ''}`;
    expect((await ask(served, link)).headers.get('location')).toBe('/elsewhere.example/');
  });

  it('should say to a person what to open, and let a click go on', async () => {
    const answer = await fetch(served.url, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(401);
    const text = await answer.text();
    expect(text).toContain('open the link');
    expect(text).toContain('<a href="">');
  });

  it('should have another token at every start', async () => {
    const again = await serve(join(folder, 'again.db'), [], { host: '127.0.0.1' });
    await again.close();
    expect(again.token).toMatch(/^[\w-]{43}$/);
    expect(again.token).not.toBe(served.token);
  });

  it('should let two listen, and one more when one has left', async () => {
    const headers = bearer(served.token);
    const open = async () => {
      const stop = new AbortController();
      const url = new URL('api/live', served.url);
      const answer = await fetch(url, { headers, signal: stop.signal });
      return { status: answer.status, stop };
    };
    const [one, two, three] = [await open(), await open(), await open()];
    expect([one.status, two.status, three.status]).toEqual([200, 200, 503]);
    one.stop.abort();
    await expect.poll(async () => (await open()).status).toBe(200);
    two.stop.abort();
  });
});

describe('connections', () => {
  it('should be closed at once beyond the limit', async () => {
    const small = await serve(join(folder, 'small.db'), [], { connections: 2 });
    const at = Number(new URL(small.url).port);
    const held: Socket[] = [];
    for (let i = 0; i < 2; i += 1) {
      const socket = connect(at, '127.0.0.1');
      await once(socket, 'connect');
      socket.write('GET /api/health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toContain('200 OK');
      held.push(socket);
    }
    const third = connect(at, '127.0.0.1');
    third.on('error', () => undefined);
    await once(third, 'close');
    expect(third.bytesRead).toBe(0);
    for (const socket of held) socket.destroy();
    await small.close();
  });
});

describe('addresses', () => {
  it('should be those of this machine, its own last, for all of it', () => {
    const all = addressesOf('0.0.0.0');
    expect(all.at(-1)).toBe('127.0.0.1');
    expect(all.filter((each) => each.includes(':'))).toEqual([]);
    expect(namesOf('0.0.0.0')).toEqual(new Set([...all, 'localhost', '[::1]']));
    expect(addressesOf('::').filter((each) => each.startsWith('[fe80'))).toEqual([]);
  });

  it('should be the one asked for otherwise, and admit no other', () => {
    expect(addressesOf('192.0.2.7')).toEqual(['192.0.2.7']);
    expect(namesOf('192.0.2.7')).toEqual(new Set(['192.0.2.7']));
    expect([...namesOf('2001:db8::7')]).toEqual(['[2001:db8::7]']);
    expect([...namesOf('Box.example')]).toEqual(['box.example']);
    expect(namesOf('::1')).toContain('localhost');
  });

  it('should be told from what cannot be listened on', () => {
    for (const host of ['127.0.0.1', '::1', 'box.example', 'localhost']) {
      expect({ host, can: canListenOn(host) }).toEqual({ host, can: true });
    }
    for (const host of ['', '1.2.3', '300.1.1.1', 'a:80', 'http://x', 'a b', '-x', 'x/y']) {
      expect({ host, can: canListenOn(host) }).toEqual({ host, can: false });
    }
  });
});

describe('serve --host', () => {
  it('should print a link that opens, and no warning where nobody else is reached', async () => {
    const { run } = await terminal(['poland']);
    const { code, out } = await run('serve', '--host', '127.0.0.1', '--port', '0');
    expect(code).toBe(0);
    expect(out).toMatch(/\n {2}http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n/);
    expect(out).not.toContain('Warning');
  });

  it('should ask for no token without it', async () => {
    const { run } = await terminal(['poland']);
    const { out } = await run('serve', '--port', '0');
    expect(out).toMatch(/^\nWorkbench: http:\/\/127\.0\.0\.1:\d+\/\nCtrl-C stops it\.\n$/);
  });

  it('should refuse what it cannot listen on, and say why', async () => {
    const { run } = await terminal(['poland']);
    for (const command of ['serve', 'start']) {
      const { code, err } = await run(command, '--host', '192.168.1.5:80');
      expect(code).toBe(2);
      expect(err).toContain('without a port');
    }
    const { code, err } = await run('serve', '--host', '192.0.2.7', '--port', '0');
    expect(code).toBe(2);
    expect(err).toContain('192.0.2.7: this machine does not have that address');
  });
});
