import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { encodeEvent, type Event } from '../../domain/event.ts';
import type { Changes } from '../../domain/changes.ts';
import { parseYaml } from '../../src/case/document.ts';
import { branchFile } from '../../src/case/format.ts';
import { type EditOptions, editFrom } from '../../src/cli/edit-request.ts';
import { readCatalogue } from '../../src/history/catalogue.ts';
import { decide } from '../../src/history/edit/decide.ts';
import type { Edit, Insertion } from '../../src/history/edit/schema.ts';
import { RefusedEdit } from '../../src/history/failure.ts';
import { knockOns } from '../../src/history/knock-on.ts';
import { entriesOf, openTimeline, type Timeline } from '../../src/history/timeline.ts';
import { appOf } from '../../src/server/serve.ts';
import { tableOf } from '../../src/server/routes.ts';
import type { EventStore } from '../../src/store/port.ts';
import { changesOf, draftOf, insertionOf } from '../../src/web/branches/event-draft.ts';
import { droppingOf, replacingOf, shiftingOf } from '../../src/web/branches/own-edits.ts';
import type { TimelineData } from '../../src/web/state/timeline-data.ts';
import { forks, recordOf, written } from '../history/scene.ts';
import { detains, event, imposes, lifts, meets, releases } from '../words.ts';
import { anyEvent, date } from './history-arbitrary.ts';
import { holds } from './runs.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

const NOW = '2026-06-01T00:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'detente-doors-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const story = [
  event(
    'CaseOpened',
    'target',
    '2020-01-01',
    { case: 'test', title: 'A case', target: 'target', about: 'Somebody and somebody else.' },
    { key: 'case' },
  ),
  event('ProtestHeld', 'people', '2020-01-20', { place: 'Minsk' }, { key: 'march' }),
  { ...imposes('usa', 'ban', '2020-01-30'), key: 'ban' },
  { ...detains(['ales', 'maria'], '2020-02-01'), key: 'arrest' },
  { ...meets(['usa', 'target'], '2020-02-10'), key: 'talks' },
  { ...releases(['ales'], '2020-02-20'), key: 'release' },
  { ...lifts('usa', 'ban', 'suspension', '2020-02-25'), key: 'relief' },
].map((each) =>
  event(each.type, each.actor, each.occurred, each.data as never, {
    key: each.key,
    summary: each.summary,
    ...(each.type === 'CaseOpened' ? { provenance: { kind: 'editorial' } } : {}),
  }),
);

/** A record and a branch of it, in which one edit was made already. */
async function scene(): Promise<{ readonly store: EventStore; readonly branch: string }> {
  const store = await recordOf(...story);
  const branch = await forks(store, 'b', '2020-01-25');
  await throughHttp({ store, branch }, { kind: 'drop', target: 'talks' }, 'for a start');
  return { store, branch };
}

interface Asked {
  readonly edit: Edit;
  readonly reason: string;
}
type Door = (timeline: Timeline, asked: Asked) => Promise<string>;

/** What is decided, as the text that is stored; or the rule that forbids it. */
async function outcomeOf(work: () => Promise<Event>): Promise<string> {
  try {
    return encodeEvent(await work());
  } catch (error) {
    if (error instanceof RefusedEdit) return `refused: ${error.refusal.rule}`;
    return error instanceof Error ? `wrong: ${error.message}` : String(error);
  }
}

const plainly: Door = (timeline, { edit, reason }) =>
  outcomeOf(() => decide(timeline, { edit, reason, recorded: NOW }));

const inYaml: Door = (timeline, { edit, reason }) => {
  const head = {
    branch: 'b',
    from: 'test',
    at: '2020-01-25',
    mode: 'keep',
    question: 'What if?',
    recorded: NOW,
  };
  const text = stringify({ ...head, edits: [{ ...spelt(edit), reason }] });
  const [read] = parseYaml(text, 'b.yaml', branchFile).edits;
  if (read === undefined) throw new Error('no edit was read');
  return outcomeOf(() => decide(timeline, { ...read, recorded: NOW }));
};

/** As a branch's file spells it. */
function spelt(edit: Edit): object {
  switch (edit.kind) {
    case 'drop':
      return { drop: edit.target };
    case 'shift':
      return { shift: edit.target, to: edit.to };
    case 'replace':
      return { replace: edit.target, changes: edit.changes };
    case 'insert':
      return { insert: edit.event };
    case 'undo':
      throw new Error('a file has nothing to undo');
  }
}

const asArguments: Door = async (timeline, { edit, reason }) => {
  const { what, date: day, ...options } = argumentsOf(edit);
  const none: EditOptions = { set: [], because: [], fulfils: [] };
  const read = await editFrom(
    timeline,
    { kind: edit.kind, what, date: day },
    { ...none, ...options },
  );
  return outcomeOf(() => decide(timeline, { edit: read, reason, recorded: NOW }));
};

type Arguments = Partial<EditOptions> & { readonly what?: string; readonly date?: string };

function argumentsOf(edit: Edit): Arguments {
  switch (edit.kind) {
    case 'drop':
      return { what: edit.target };
    case 'undo':
      return edit.target === undefined ? {} : { what: edit.target };
    case 'shift':
      return { what: edit.target, date: String(edit.to) };
    case 'replace': {
      const { data = {}, ...rest } = edit.changes;
      return { what: edit.target, set: assignments({ ...rest, ...data }) };
    }
    case 'insert':
      return argumentsOfInsertion(edit.event);
  }
}

/** In options where they can say it all, else from a file. */
function argumentsOfInsertion(inserted: Insertion): Arguments {
  const { type, occurred, actor, summary, key, data, fulfils = [], ...rest } = inserted;
  const more = Object.values(rest).flat().length > 0;
  if (more) {
    const file = join(folder, 'event.yaml');
    writeFileSync(file, stringify(inserted));
    return { file };
  }
  const set = assignments(data as object);
  return { what: type, on: String(occurred), actor, summary, key, set, fulfils };
}

const assignments = (fields: object): string[] =>
  Object.entries(fields).map(([path, value]) => `${path}=${JSON.stringify(value)}`);

const fromThePage: Door = async (timeline, { edit, reason }) => {
  const read: TimelineData = {
    timeline,
    catalogue: await readCatalogue(timeline.store, timeline.lineage),
    name: timeline.title,
    entries: await entriesOf(timeline),
    knockOns: await knockOns(timeline),
  };
  const [drafted, ...others] = draftsOf(read, edit);
  if (drafted === undefined || others.length > 0) throw new Error('one edit was to be drafted');
  const body = JSON.stringify({ edit: drafted, reason });
  const sent = JSON.parse(body) as Asked;
  return outcomeOf(() => decide(timeline, { ...sent, recorded: NOW }));
};

/** As the forms of the page put it together. */
function draftsOf(read: TimelineData, edit: Edit): Edit[] {
  if (edit.kind === 'undo') return [edit];
  if (edit.kind === 'insert') {
    const { type, data, ...draft } = edit.event;
    return [insertionOf(type, draft, data as object as Readonly<Record<string, unknown>>)];
  }
  const entry = read.entries.find(({ event: each }) => each.key === edit.target);
  if (entry === undefined) return [edit];
  if (edit.kind === 'drop') return droppingOf(read, entry);
  if (edit.kind === 'shift') return shiftingOf(read, entry, String(edit.to));
  const { data, ...rest } = edit.changes;
  const draft = { ...draftOf(entry.event), ...rest };
  const changes = changesOf(entry.event, draft, { ...entry.event.data, ...data });
  return typeof changes === 'string' ? [edit] : replacingOf(read, entry, changes);
}

/** The body of a request, and what was appended for it. */
async function throughHttp(
  { store, branch }: { readonly store: EventStore; readonly branch: string },
  edit: Edit,
  reason: string,
): Promise<string> {
  const options = { store, version: 'test', now: () => NOW, onFailure: console.error };
  const table = tableOf(options, new AbortController().signal);
  const app = appOf({ ...options, pageFolder: folder }, table);
  const answer = await app.request(`http://localhost/api/timelines/${branch}/edits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost' },
    body: JSON.stringify({ edit, reason }),
  });
  await table.close();
  const body = (await answer.json()) as {
    readonly event?: { readonly id: string };
    readonly rule?: string;
    readonly detail?: string;
  };
  if (body.event === undefined) {
    return body.rule === undefined ? `wrong: ${body.detail ?? ''}` : `refused: ${body.rule}`;
  }
  const stored = await store.find(streamOf(branch), body.event.id);
  return stored?.text ?? 'nothing was stored';
}

const target = fc.constantFrom('march', 'ban', 'arrest', 'talks', 'release', 'relief');
const changes = fc.oneof(
  date.map((occurred): Changes => ({ occurred })),
  fc.constantFrom<Changes>(
    { summary: 'Another summary: with "quotes", and a # sign.' },
    { summary: '1980' },
    { actor: 'eu' },
    { data: { persons: ['viktar'] } },
    { data: { form: 'repeal' } },
    { actor: 'eu', data: { measure: 'list', persons: 3 } },
    { data: { nonsense: true } },
  ),
);
const inserted = fc
  .tuple(
    anyEvent,
    fc.record(
      {
        orderInDay: fc.integer({ min: 0, max: 9 }),
        jointly: fc.constant<string[]>(['eu', 'pol']),
        knownTo: fc.constant<string[]>(['usa']),
        because: fc.constantFrom<Insertion['because']>(
          [{ event: 'ban', says: 'a-paper' }],
          [{ event: 'arrest', says: 'a-paper', hedge: 'it is thought' }],
          [{ event: 'nothing', says: 'a-paper' }],
        ),
      },
      { requiredKeys: [] },
    ),
    fc.constantFrom('new', 'ban', 'opened'),
  )
  .map(([made, more, key]): Edit => {
    const { fulfils, ...bare } = { ...written(made), jointly: [] };
    const some = fulfils?.length === 0 ? {} : { fulfils };
    return { kind: 'insert', event: { ...bare, ...some, ...more, key } };
  });
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  target.map((key): Edit => ({ kind: 'drop', target: key })),
  fc.tuple(target, date).map(([key, to]): Edit => ({ kind: 'shift', target: key, to })),
  fc
    .tuple(target, changes)
    .map(([key, to]): Edit => ({ kind: 'replace', target: key, changes: to })),
  { arbitrary: inserted, weight: 3 },
  fc.constantFrom<Edit>(
    { kind: 'undo' },
    { kind: 'undo', target: 'drop-1' },
    { kind: 'undo', target: 'ban' },
  ),
);
const reason = fc.constantFrom(
  'to see',
  'Suppose: it had "not" happened — at all?',
  "it's null",
  '- 12 %',
);

describe('the doors of an edit', () => {
  it('should come to the same event, or the same refusal, through each of them', async () => {
    const seen = new Set<string>();
    await holds(
      fc.asyncProperty(anyEdit, reason, async (edit, why) => {
        const { store, branch } = await scene();
        const timeline = await openTimeline(store, branch);
        const asked = { edit, reason: why };
        const decided = await plainly(timeline, asked);
        seen.add(/^(?:refused|wrong|\{)/.exec(decided)?.[0] ?? decided);
        if (edit.kind !== 'undo') expect(await inYaml(timeline, asked)).toBe(decided);
        expect(await asArguments(timeline, asked)).toBe(decided);
        expect(await fromThePage(timeline, asked)).toBe(decided);
        expect(await throughHttp({ store, branch }, edit, why)).toBe(decided);
      }),
      { share: 0.5 },
    );
    // Some are accepted, some refused by a rule: it is not one answer to everything.
    expect([...seen]).toEqual(expect.arrayContaining(['{', 'refused']));
  });
});
