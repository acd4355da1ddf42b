import { spawnSync } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './served.ts';

let folder: string;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-server-'));
  served = await serve(join(folder, 'store.db'), ['poland']);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

async function ask(path: string, body?: unknown, headers: object = {}): Promise<Answer> {
  const init =
    body === undefined
      ? { headers: { ...headers } }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        };
  const answer = await fetch(new URL(`api/${path}`, served.url), init);
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, body: (await answer.json()) as Answer['body'] };
}

const opening = (name: string) => ({
  from: 'poland',
  name,
  at: '1984-01-01',
  mode: 'keep',
  question: 'What if?',
});

describe('reading', () => {
  it('should list cases, and send a stream line by line as it is stored', async () => {
    const { body } = await ask('cases');
    expect(body['cases']).toMatchObject([{ case: 'poland' }]);
    const { body: stream } = await ask('streams/case-poland?from=3');
    const events = stream['events'] as { revision: number; text: string; id: string }[];
    expect(events[0]?.revision).toBe(3);
    const stored = await served.store.find('case-poland', events[0]?.id ?? '');
    expect(events[0]?.text).toBe(stored?.text);
  });

  it('should answer how things stood, what one event says, and what sources carry it', async () => {
    const state = await ask('timelines/poland/state?at=1987-02-18');
    expect(state.body).toMatchObject({ timeline: 'poland', at: '1987-02-18' });
    const events = await ask('timelines/poland/events');
    const [first] = events.body['events'] as { key: string }[];
    const event = await ask(`timelines/poland/events/${first?.key ?? ''}`);
    expect(event.body['event']).toMatchObject({ key: first?.key });
    expect((await ask('timelines/poland/sources')).status).toBe(200);
    expect((await ask('cases/poland/models')).body['models']).toHaveLength(1);
  });

  it('should say what is wrong with a question, as problem+json', async () => {
    for (const [path, status, words] of [
      ['timelines/nowhere/state', 404, 'no timeline "nowhere"'],
      ['timelines/poland/state?at=1987-13-01', 400, 'at'],
      ['timelines/poland/state?when=1987', 400, 'when'],
      ['timelines/poland/events/no-such-key', 404, 'no event "no-such-key"'],
      ['streams/case-poland?from=-1', 400, 'from'],
      ['streams/..%2Fx', 404, 'no timeline'],
      ['nothing', 404, 'docs/api.md'],
      ['cases/nowhere/models', 404, 'no timeline "nowhere"'],
    ] as const) {
      const answer = await ask(path);
      expect({ path, status: answer.status }).toEqual({ path, status });
      expect(answer.type).toBe('application/problem+json');
      expect(String(answer.body['detail'])).toContain(words);
    }
  });
});

describe('writing', () => {
  it('should open a branch, edit it, and tell what that knocks out', async () => {
    expect((await ask('branches', opening('tried'))).body).toEqual({ timeline: 'poland~tried' });
    const events = await ask('timelines/poland~tried/events');
    const later = (events.body['events'] as { key: string; on: string }[]).find(
      ({ on }) => on > '1984-02-01',
    );
    const edit = { kind: 'drop', target: later?.key };
    const { status, body } = await ask('timelines/poland~tried/edits', { edit, reason: 'try' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ revision: 1, event: { type: 'EventDropped' } });
    expect(body['knockOns']).toBeInstanceOf(Array);
  });

  it('should refuse what a rule forbids, with the rule, the facts and a fix', async () => {
    await ask('branches', opening('refusing'));
    const { status, body } = await ask('timelines/poland~refusing/edits', {
      edit: { kind: 'drop', target: 'no-such-event' },
      reason: 'try',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ rule: 'edit-inherited', facts: [{ label: 'timeline' }] });
    expect(body['fix']).toEqual(expect.any(String));
  });

  it('should not edit what somebody else has changed meanwhile', async () => {
    await ask('branches', opening('shared'));
    const edit = { kind: 'undo' };
    const { status, body } = await ask('timelines/poland~shared/edits', {
      edit,
      reason: 'x',
      expected: 7,
    });
    expect({ status, revision: body['revision'] }).toEqual({ status: 409, revision: 0 });
  });

  it('should take everything that an event may say, who knew of it too', async () => {
    await ask('branches', opening('secret'));
    const event = {
      key: 'a-secret-round',
      type: 'TalksHeld',
      occurred: '1985-01-02',
      orderInDay: 1,
      actor: 'pol',
      jointly: ['usa'],
      knownTo: ['pol', 'usa'],
      summary: 'A round of talks that nobody else knows of.',
      data: { parties: ['pol', 'usa'], form: 'letter' },
    };
    const edit = { kind: 'insert', event };
    const { status, body } = await ask('timelines/poland~secret/edits', { edit, reason: 'try' });
    expect({ status, detail: body['detail'] }).toEqual({ status: 201, detail: undefined });
    const { id } = body['event'] as { id: string };
    const stored = await served.store.find('case-poland~secret', id);
    expect(JSON.parse(stored?.text ?? '{}')).toMatchObject(event);
  });

  it('should make every edit of many who do not say what they decided on, and count each once', async () => {
    await ask('branches', opening('rivals'));
    const events = await ask('timelines/poland~rivals/events');
    const later = (events.body['events'] as { key: string; on: string }[])
      .filter(({ on, key }) => on > '1984-02-01' && !key.includes('sanction'))
      .slice(0, 8);
    const answers = await Promise.all(
      later.map(({ key }) =>
        ask('timelines/poland~rivals/edits', {
          edit: { kind: 'drop', target: key },
          reason: 'try',
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(later.map(() => 201));
    const revisions = answers.map(({ body }) => Number(body['revision']));
    expect(revisions.toSorted((a, b) => a - b)).toEqual(later.map((_, i) => i + 1));
  });

  it('should refuse bad bodies, and write nothing', async () => {
    const before = await served.store.streams();
    for (const [body, status, headers] of [
      ['{', 400, {}],
      [{ from: 'poland' }, 400, {}],
      [{ ...opening('a'), name: '../x' }, 400, {}],
      [{ ...opening('a'), question: 'x'.repeat(300_000) }, 413, {}],
      [opening('a'), 403, { origin: 'http://elsewhere.example' }],
      [opening('a'), 415, { 'content-type': 'text/plain' }],
    ] as const) {
      const answer = await ask('branches', body, headers);
      expect(answer.status).toBe(status);
      expect(answer.type).toBe('application/problem+json');
    }
    expect(await served.store.streams()).toEqual(before);
  });
});

describe('the server', () => {
  it('should answer nobody who calls it by another name', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest(new URL('api/cases', served.url), { headers: { host: 'evil.example' } })
        .on('response', (response) => {
          resolve(response.statusCode);
          response.resume();
        })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('should let the page load nothing from elsewhere', async () => {
    const { headers } = await fetch(new URL('api/health', served.url));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('should tell at once what another process appends, and end though somebody listens', async () => {
    const other = await serve(join(folder, 'other.db'), ['poland']);
    const live = await fetch(new URL('api/live', other.url));
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('listening');
    const [node, at] = [process.execPath, join(folder, 'other.db')];
    spawnSync(node, [
      ...['src/cli/main.ts', 'branch', 'elsewhere', '--from', 'poland', '--at', '1984-01-01'],
      ...['--mode', 'keep', '--question', 'Who?', '--store', at],
    ]);
    expect((await reader?.read())?.value).toContain('"stream":"case-poland~elsewhere"');
    await other.close();
    expect((await reader?.read().catch(() => ({ done: true })))?.done).toBe(true);
  });
});
