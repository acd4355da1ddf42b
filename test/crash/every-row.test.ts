import { copyFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { keepRun } from '../../src/simulate/story/run-branch.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { link } from '../../src/store/chain.ts';
import type { Role } from '../../src/store/port.ts';
import { SqliteStore } from '../../src/store/sqlite/engine.ts';
import { ROLES, TRIGGERS } from '../../src/store/sqlite/schema.ts';
import { type Answer, terminal, type Terminal } from '../cli/terminal.ts';
import { forks, on } from '../history/scene.ts';
import { FORK, haggling, HAGGLING, record } from '../simulate/haggling.ts';
import { testFolder } from '../store/folder.ts';
import { event, idOf, STREAM } from '../words.ts';

const place = testFolder();
const [intact, path, model] = [place('intact.db'), place('damaged.db'), place('haggling.yaml')];

interface Row {
  readonly position: number;
  readonly name: string;
  readonly revision: number;
  readonly id: string;
  readonly text: string;
}

/** A record with a correction, a branch with edits of every kind, a branch of it, a kept run. */
async function build(): Promise<void> {
  await using memory = await record();
  const of = { provenance: { kind: 'editorial' as const } };
  const about = { case: 'test', title: 'Test', target: 'target', about: 'A record to damage.' };
  const head = [event('CaseOpened', 'target', '2020-01-01', about, { key: 'case', ...of })];
  const texts: string[] = [];
  for await (const page of memory.read(STREAM)) texts.push(...page.map(({ text }) => text));
  /** Of the first event that speaks of something. */
  const keyOf = (name: string): string =>
    (JSON.parse(texts.find((text) => text.includes(`"${name}"`)) ?? '') as { key: string }).key;
  const citations = [{ source: 'a-paper' }];
  const fix = event(
    'EventCorrected',
    'target',
    '2026-02-01',
    { target: idOf(keyOf('old-list')), changes: { occurred: '2020-10-03' }, citations },
    { key: 'fix', provenance: { kind: 'correction', citations } },
  );
  await using store = new SqliteStore(intact);
  await store.append(STREAM, head.map(toStored), 'none');
  for await (const page of memory.read(STREAM)) {
    await store.append(
      STREAM,
      page.map(({ id, role, sort, text }) => ({ id, role, sort, text })),
      'any',
    );
  }
  await store.append(STREAM, [toStored(fix)], 'any');
  const branch = await forks(store, 'edited', '2021-01-01');
  const { drops, shifts, replaces, undoes } = on(store, branch);
  await shifts(keyOf('new-list'), '2021-07-01');
  await replaces(keyOf('short-list'), { summary: 'Another list.' });
  await drops(keyOf('boris'));
  await undoes();
  await forks(store, 'branch-of-it', '2025-07-10', 'keep', branch);
  const start = await startFrom(await openTimeline(store, 'test'), parseEdtf(FORK).start);
  const setting = { seed: 11, months: 5, set: {}, vary: false };
  const keeping = { recorded: '2026-01-01T00:00:00Z', nameOf: (actor: string) => actor };
  await keepRun(store, new Simulator(programOf(haggling), start, setting), {
    ...keeping,
    name: 'kept',
    run: 3,
  });
}

let rows: readonly Row[];
let at: Terminal;
beforeAll(async () => {
  writeFileSync(model, HAGGLING);
  await build();
  using raw = new DatabaseSync(intact);
  raw.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
  rows = raw
    .prepare('SELECT e.*, s.name FROM events AS e JOIN streams AS s ON s.id = e.stream')
    .all() as unknown as Row[];
  at = await terminal([], { elsewhere: path });
});

const verify = (): Promise<Answer> => at.run('verify', '--store', path, '--model', model);

/** Changes the store past its triggers. */
function damage(work: (raw: DatabaseSync) => void): void {
  copyFileSync(intact, path);
  using raw = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  raw.exec('PRAGMA synchronous = OFF; BEGIN');
  for (const name of Object.keys(TRIGGERS)) raw.exec(`DROP TRIGGER ${name}`);
  work(raw);
  for (const [name, body] of Object.entries(TRIGGERS)) raw.exec(`CREATE TRIGGER ${name} ${body}`);
  raw.exec('COMMIT');
}

/** As one would who wants no check of the chain to notice. */
function rehash(raw: DatabaseSync, stream: string): void {
  let previous = '0'.repeat(64);
  const events = raw
    .prepare(
      'SELECT e.* FROM events AS e JOIN streams AS s ON s.id = e.stream WHERE s.name = ? ORDER BY revision',
    )
    .all(stream) as unknown as (Row & { role: number; sort: number })[];
  for (const { position, revision, id, role, sort, text } of events) {
    previous = link(previous, stream, revision, { id, role: ROLES[role] as Role, sort, text });
    raw.prepare('UPDATE events SET hash = ? WHERE position = ?').run(previous, position);
  }
  raw.prepare('UPDATE streams SET head_hash = ? WHERE name = ?').run(previous, stream);
}

const DAMAGES: Readonly<Record<string, (row: Row) => string>> = {
  'cut off': ({ text }) => text.slice(0, text.length / 2),
  'no JSON': () => 'no JSON at all',
  nothing: () => '',
  null: () => 'null',
  'an array': () => '[]',
  'its id alone': ({ id }) => JSON.stringify({ id }),
  'no data': ({ text }) => JSON.stringify({ ...(JSON.parse(text) as object), data: {} }),
  'data of another kind': ({ text }) =>
    JSON.stringify({ ...(JSON.parse(text) as object), data: 'x' }),
  'an unknown type': ({ text }) =>
    JSON.stringify({ ...(JSON.parse(text) as object), type: 'Unheard' }),
  'a version to come': ({ text }) => JSON.stringify({ ...(JSON.parse(text) as object), v: 99 }),
};
/** What is still an event: only the hash can show it, or nothing. */
const CHANGES: Readonly<Record<string, (row: Row) => string>> = {
  'other years': ({ text }) => text.replaceAll('2025', '2019'),
  'other ids': ({ text, id }) =>
    text.replaceAll(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, (found) =>
      found === `"${id}"` ? found : `"${id}"`,
    ),
  'larger numbers': ({ text }) =>
    text.replaceAll(/:(\d+)(?=[,}])/g, (found, digits: string) =>
      digits === '1' ? found : `:${digits}00`,
    ),
};

function expectNamed({ out, err, code }: Answer, { name, revision }: Row, what: string): void {
  expect({ code, err }, what).toEqual({ code: 1, err: '' });
  expect(out.replaceAll(/\s+/g, ' '), what).toMatch(
    new RegExp(`stream ${name}: .*revision ${revision}\\b`),
  );
  // It goes on to the end: every timeline is in the table.
  for (const timeline of ['test', 'test~edited', 'test~branch-of-it', 'test~kept'])
    expect(out, what).toContain(`\n${timeline} `);
}

function overwrite(raw: DatabaseSync, { position }: Row, text: string): void {
  raw.prepare('UPDATE events SET text = ? WHERE position = ?').run(text, position);
}

describe('verify', () => {
  it('should pass the store that is damaged below', async () => {
    damage(() => undefined);
    const { code, out, err } = await verify();
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
    expect(out.replaceAll(/\s+/g, ' ')).toContain('the run was run again');
    expect(rows.map(({ text }) => (JSON.parse(text) as { type: string }).type)).toEqual(
      expect.arrayContaining(['EventCorrected', 'EventShifted', 'EditUndone', 'AssumptionSet']),
    );
  });

  it.each(Object.entries(DAMAGES))(
    'should name each row that is %s',
    async (what, change) => {
      for (const row of rows) {
        const text = change(row);
        damage((raw) => {
          overwrite(raw, row, text);
        });
        expectNamed(await verify(), row, `${what}: ${row.name} ${row.revision}`);
        damage((raw) => {
          overwrite(raw, row, text);
          rehash(raw, row.name);
        });
        expectNamed(await verify(), row, `${what}, rehashed: ${row.name} ${row.revision}`);
      }
    },
    120_000,
  );

  it.each(Object.entries(CHANGES))(
    'should end well where rows have %s',
    async (what, change) => {
      for (const row of rows) {
        const text = change(row);
        if (text === row.text) continue;
        damage((raw) => {
          overwrite(raw, row, text);
        });
        expectNamed(await verify(), row, `${what}: ${row.name} ${row.revision}`);
        damage((raw) => {
          overwrite(raw, row, text);
          rehash(raw, row.name);
        });
        const { code, err } = await verify();
        expect({ err, isAnswer: code === 0 || code === 1 }, `${what}: ${row.text}`).toEqual({
          err: '',
          isAnswer: true,
        });
      }
    },
    120_000,
  );

  it.each([
    "name = 'case-Not A Name'",
    "name = 'case-other'",
    'head_revision = head_revision + 1',
    'head_revision = 77',
    "head_hash = 'x'",
  ])('should end with exit 1 where the row of a stream has %s', async (change) => {
    for (const stream of new Set(rows.map(({ name }) => name))) {
      damage((raw) => {
        raw.prepare(`UPDATE streams SET ${change} WHERE name = ?`).run(stream);
      });
      const { code, err, out } = await verify();
      expect({ code, err }, `${stream}\n${out}`).toEqual({ code: 1, err: '' });
    }
  });
});

describe('export', () => {
  it.each(['jsonl', 'csv'])(
    'should not hand on a damaged record as %s',
    async (format) => {
      for (const row of rows.filter(({ name }) => name === STREAM)) {
        damage((raw) => {
          overwrite(raw, row, row.text.replace('2', '3'));
        });
        const { code, out, err } = await at.run(
          'export',
          'test~edited',
          '--format',
          format,
          '--store',
          path,
        );
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err.replaceAll(/\s+/g, ' ')).toContain(`revision ${row.revision} `);
      }
    },
    60_000,
  );
});
