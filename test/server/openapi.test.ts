import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf } from '../../src/server/serve.ts';
import { tableOf } from '../../src/server/routes.ts';
import { problem } from '../../src/server/shapes.ts';
import { ask } from './asking.ts';
import { NOW, type Served, serve } from './served.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; schema: Json }[];
  readonly requestBody?: { readonly content: Record<string, { schema: Json }> };
  readonly responses: Record<string, Json>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, Json>>;
}

let folder: string;
let served: Served;
let document: Document;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'detente-openapi-'));
  served = await serve(join(folder, 'store.db'), ['poland']);
  document = (await ask(served, 'openapi.json')).body as unknown as Document;
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const tableHere = () =>
  tableOf(
    { store: served.store, version: 'test', now: () => NOW, onFailure: () => undefined },
    new AbortController().signal,
  );

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** What a reference within the document names. */
function resolved(schema: Json): Json {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  const [, room = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec($ref) ?? [];
  const found = document.components[room]?.[name];
  if (found === undefined) throw new Error(`${$ref} names nothing`);
  return found;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : referencesIn(inner),
  );
}

describe('the document', () => {
  it('should hold the routes of the application, all of them and no other', () => {
    const options = {
      ...{ store: served.store, version: 'test', now: () => NOW, onFailure: () => undefined },
      pageFolder: folder,
    };
    const routes = appOf(options, tableHere())
      .routes.filter(({ method, path }) => method !== 'ALL' && /^\/(?:api|openapi)/.test(path))
      .map(({ method, path }) => `${method} ${path}`);
    const written = operations().map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(written.length).toBeGreaterThan(15);
    expect([...new Set(routes)].sort()).toEqual(written.sort());
  });

  it('should refer only to what it holds, and name each operation once', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const references = referencesIn(document);
    expect(references.length).toBeGreaterThan(50);
    for (const $ref of references) resolved({ $ref });
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  it('should say every name in a path, and no other', () => {
    for (const { path, operation } of operations()) {
      const said = (operation.parameters ?? []).filter((each) => each.in === 'path');
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect({ path, names: said.map(({ name }) => name) }).toEqual({ path, names });
    }
  });

  it('should list refusals, all as problem+json', () => {
    for (const { path, method, operation } of operations()) {
      const refused = Object.entries(operation.responses).filter(([status]) => status >= '400');
      const statuses = refused.map(([status]) => status);
      expect(statuses, path).toEqual(expect.arrayContaining(['400', '401', '403', '500']));
      if (method === 'post') expect(statuses).toEqual(expect.arrayContaining(['413', '415']));
      if (path.includes('{timeline}')) expect(statuses).toContain('404');
      for (const [, response] of refused) {
        const { content } = resolved(response) as { content: Json };
        expect(Object.keys(content)).toEqual(['application/problem+json']);
      }
    }
  });
});

describe('what the document says of a request', () => {
  it('should be what is checked: fields that must be there, and no others', async () => {
    const posts = operations().filter(({ method }) => method === 'post');
    for (const { path, operation } of posts) {
      const sent = operation.requestBody?.content['application/json']?.schema ?? {};
      const { required, additionalProperties } = resolved(sent) as {
        required: string[];
        additionalProperties: unknown;
      };
      expect(additionalProperties).toBe(false);
      const address = path.slice(1).replaceAll(/\{\w+\}/g, 'poland~x');
      const empty = await ask(served, address, { body: {} });
      expect(empty.status).toBe(400);
      for (const name of required) expect(empty.body['detail']).toContain(name);
      const strange = await ask(served, address, { body: { nowhere: 1 } });
      expect(strange.body['detail']).toContain('"nowhere"');
    }
  });

  it('should be what is checked: the query by name', async () => {
    const gets = operations().filter(
      ({ method, path }) => method === 'get' && !path.includes('{id}'),
    );
    for (const { path, operation } of gets) {
      const names = (operation.parameters ?? [])
        .filter((each) => each.in === 'query')
        .map(({ name }) => name);
      const address = path.slice(1).replaceAll(/\{\w+\}/g, 'poland');
      const { status, body } = await ask(served, `${address}?nowhere=1`);
      expect({ path, status }).toEqual({ path, status: 400 });
      expect(body['detail']).toContain(names.length === 0 ? 'takes none' : names.join(', '));
    }
  });
});

describe('what the document says of an answer', () => {
  it('should be what is answered', async () => {
    const shapes = new Map(
      tableHere().routes.map(({ method, path, answers }) => [`${method} ${path}`, answers]),
    );
    const opening = { from: 'poland', name: 'said', at: '1984-01-01', mode: 'keep' };
    const asked: [string, string, number, object?][] = [
      ['get /api/health', 'api/health', 200],
      ['get /api/cases', 'api/cases', 200],
      ['get /api/cases/{case}/models', 'api/cases/poland/models', 200],
      ['get /api/streams/{stream}', 'api/streams/case-poland?from=5', 200],
      ['post /api/branches', 'api/branches', 201, { ...opening, question: 'What if?' }],
      [
        'post /api/timelines/{timeline}/edits',
        'api/timelines/poland~said/edits',
        201,
        { edit: { kind: 'drop', target: await laterEvent() }, reason: 'try' },
      ],
      [
        'post /api/simulations',
        'api/simulations',
        202,
        { timeline: 'poland', runs: 10, months: 2, quick: true, at: 1987 },
      ],
      ['get /api/simulations', 'api/simulations', 200],
      ['get /openapi.json', 'openapi.json', 200],
    ];
    for (const [name, path, status, body] of asked) {
      const answer = await ask(served, path, body === undefined ? {} : { body });
      expect({ name, status: answer.status }).toEqual({ name, status });
      const shape = shapes.get(name)?.[status]?.shape;
      expect({ name, error: shape?.safeParse(answer.body).error }).toEqual({ name });
    }
  });

  it('should be what is refused', async () => {
    const body = { from: 'poland', name: 'no', at: '1984-01-01', mode: 'keep', question: 'Q?' };
    await ask(served, 'api/branches', { body });
    const edit = { kind: 'shift', target: await laterEvent(), to: '1983-01-01' };
    const asked: [string, number, object?][] = [
      ['api/timelines/nowhere/state', 404],
      ['api/health?x=1', 400],
      ['api/branches', 409, { ...body, question: 'Another?' }],
      ['api/timelines/poland~no/edits', 409, { edit, reason: 'x', expected: 3 }],
      ['api/timelines/poland~no/edits', 422, { edit, reason: 'x' }],
    ];
    for (const [path, status, sent] of asked) {
      const answer = await ask(served, path, sent === undefined ? {} : { body: sent });
      expect({ path, status: answer.status }).toEqual({ path, status });
      expect({ path, error: problem.safeParse(answer.body).error }).toEqual({ path });
    }
  });
});

async function laterEvent(): Promise<string> {
  const { body } = await ask(served, 'api/timelines/poland/events?from=1984-02');
  return (body['events'] as { key: string }[])[0]?.key ?? '';
}
