import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../src/history/edit/schema.ts';
import { entriesOf, openTimeline } from '../../src/history/timeline.ts';
import { streamOf } from '../../src/store/timeline-name.ts';
import type * as Work from '../../src/web/state/work.ts';
import { type Served, serve } from '../server/served.ts';

/** Every time the rules decide an edit, be it in the page or in the server, which is in this process. */
const decided = vi.hoisted((): string[] => []);

vi.mock(import('../../src/history/edit/decide.ts'), async (original) => {
  const real = await original();
  const counting =
    <Args extends readonly [unknown, { readonly edit: Edit }], Result>(
      decide: (...args: Args) => Result,
    ) =>
    (...args: Args): Result => {
      decided.push(args[1].edit.kind);
      return decide(...args);
    };
  return {
    ...real,
    decideEdit: counting(real.decideEdit),
  };
});

const BRANCH = 'poland~mine';
const drop = (target: string): Edit => ({ kind: 'drop', target });

describe('an edit in the page', () => {
  let served: Served;
  let work: typeof Work;
  let later: string[];

  beforeAll(async () => {
    served = await serve('memory:', ['poland']);
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
      fetch(new URL(path, served.url), init),
    );
    work = await import('../../src/web/state/work.ts');
    await post('branches', {
      from: 'poland',
      name: 'mine',
      at: '1981-12-12',
      mode: 'keep',
      question: 'Without martial law?',
    });
    await work.refreshCases();
    await work.bring(BRANCH);
    const timeline = await openTimeline(work.store$.value.store, BRANCH);
    const entries = await entriesOf(timeline);
    const fork = timeline.lineage.at(-1)?.opened?.forkDay ?? Infinity;
    later = entries.filter(({ start }) => start > fork + 60).map(({ event }) => event.key);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await served.close();
  });
  beforeEach(() => {
    decided.length = 0;
  });

  const post = (path: string, body: object): Promise<Response> =>
    fetch(`/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** What the form has when the rules have answered. */
  async function asked(...edits: Edit[]) {
    const answer = await work.decideEdits(BRANCH, edits);
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  }

  const saved = (): Promise<void> =>
    vi.waitFor(() => {
      expect(work.pending$.value).toEqual([]);
    });

  /** What the server has of the branch. */
  async function stored(): Promise<{ readonly type: string; readonly key: string }[]> {
    const answer = await fetch(`/api/streams/${streamOf(BRANCH)}`);
    const { events } = (await answer.json()) as { events: { text: string }[] };
    return events.map(({ text }) => JSON.parse(text) as { type: string; key: string });
  }

  it('should be decided once as it is typed, not again at Enter, and once by the server', async () => {
    const answer = await asked(drop(later[0] ?? ''));
    expect(decided).toEqual(['drop']);
    const made = await work.edit(answer, 'to see');
    expect(made).toEqual({ ok: true, value: answer });
    await saved();
    expect(decided).toEqual(['drop', 'drop']);
    expect((await stored()).at(-1)).toMatchObject({
      type: 'EventDropped',
      provenance: { reason: 'to see' },
    });
  });

  it('should be on view before the server answers as it was decided', async () => {
    const answer = await asked(drop(later[1] ?? ''));
    const made = work.edit(answer, 'at once');
    await made;
    const store = work.store$.value.store;
    const event = await store.find(streamOf(BRANCH), answer.events[0]?.id ?? '');
    expect(JSON.parse(event?.text ?? '{}')).toMatchObject({
      key: answer.events[0]?.key,
      provenance: { kind: 'hypothetical', reason: 'at once' },
    });
    await saved();
  });

  it('should be decided once for each of two edits that make one change', async () => {
    const [key = ''] = [later[2]];
    const answer = await asked(drop(key), { kind: 'undo' });
    expect(answer.events.map(({ type }) => type)).toEqual(['EventDropped', 'EditUndone']);
    await work.edit(answer, 'there and back');
    await saved();
    expect(decided).toHaveLength(4);
    expect((await stored()).slice(-2).map(({ type }) => type)).toEqual([
      'EventDropped',
      'EditUndone',
    ]);
  });

  it('should be decided anew when something was appended since', async () => {
    const answer = await asked(drop(later[3] ?? ''));
    const other = await post(`timelines/${encodeURIComponent(BRANCH)}/edits`, {
      edit: drop(later[4] ?? ''),
      reason: 'by somebody else',
    });
    expect(other.status).toBe(201);
    await work.bring(BRANCH);
    decided.length = 0;
    const made = await work.edit(answer, 'after all');
    expect(made.ok && made.value.head).toBe(answer.head + 1);
    await saved();
    expect(decided).toEqual(['drop', 'drop']);
    expect((await stored()).slice(-2)).toMatchObject([
      { provenance: { reason: 'by somebody else' } },
      { provenance: { reason: 'after all' } },
    ]);
  });

  it('should be refused without a reason, and nothing kept', async () => {
    const answer = await asked(drop(later[5] ?? ''));
    expect(await work.edit(answer, ' ')).toMatchObject({ ok: false });
    expect(work.pending$.value).toEqual([]);
  });
});
