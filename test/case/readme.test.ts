import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayNumber } from '../../domain/calendar.ts';
import { vocabulary } from '../../domain/vocabulary.ts';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { registerOn } from '../../projections/sanctions-register.ts';
import { type CaseSources, readCase } from '../../src/case/folder.ts';
import { worldTypes } from '../../src/history/edit/schema.ts';
import { typeHelp } from '../../src/case/help.ts';
import { importCase } from '../../src/case/import.ts';
import { knockOns } from '../../src/history/knock-on.ts';
import { entriesOf, openTimeline, replay } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../scenarios/README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```yaml(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, file, text = '']) => ({ file, text }),
);
const correction = blocks.find(({ file }) => file === undefined)?.text ?? '';

let folder: string;
let files: CaseSources;
const store = new MemoryStore();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harbour-'));
  for (const { file, text } of blocks) {
    if (file !== undefined) write(file, text);
  }
  files = readCase(folder);
  await importCase(store, files);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function statusOf(measure: string, month: number, day = 15): Promise<string | undefined> {
  const state = await replay(await openTimeline(store, 'harbour'));
  const rows = registerOn(state.sanctionsRegister, dayNumber(2019, month, day));
  return rows.find((row) => row.measure === measure)?.status;
}

describe('the small case in scenarios/README.md', () => {
  it('is read, and keeps every rule', async () => {
    const state = await replay(await openTimeline(store, 'harbour'));
    expect(anomaliesIn(state.anomalies)).toEqual([]);
    expect(files.events).toHaveLength(7);
  });

  it('has two measures in one act, of which a licence touches one', async () => {
    expect(await statusOf('sudland-coal-ban', 8)).toBe('licensed');
    expect(await statusOf('sudland-credit-stop', 8)).toBe('in-force');
  });

  it('keeps apart when a measure is enacted and when it is in force', async () => {
    expect(await statusOf('sudland-coal-ban', 4)).toBe('enacted');
    expect(await statusOf('sudland-coal-ban', 5)).toBe('in-force');
  });

  it('tells what loses its ground in the branch', async () => {
    const { list } = await knockOns(await openTimeline(store, 'harbour~nobody-freed'));
    expect(list.map(({ entry, verdict }) => [entry.event.key, verdict])).toEqual([
      ['coal-licence', 'falls'],
    ]);
  });

  it('accounts for claims with what the record holds', async () => {
    const entries = await entriesOf(await openTimeline(store, 'harbour'));
    const answers = files.claims.flatMap((claim) => claim.answers);
    for (const answer of answers) {
      if (!('event' in answer)) continue;
      const event = entries.find((entry) => entry.event.key === answer.event)?.event;
      expect(event).toBeDefined();
      if (answer.field === undefined) continue;
      const value = answer.field
        .split('.')
        .reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], event);
      expect(value).toEqual(answer.equals);
    }
  });

  it('takes the correction, and still knows what it said before', async () => {
    write('events/corrections.yaml', correction);
    await importCase(store, readCase(folder));
    const countKnownOn = async (known: string): Promise<unknown> => {
      const entries = await entriesOf(await openTimeline(store, 'harbour', { known }));
      const release = entries.find(({ event }) => event.key === 'holt-released')?.event;
      return release?.type === 'PrisonersReleased' ? release.data.count.value : undefined;
    };
    expect(await countKnownOn('2026-11-30')).toBe(12);
    expect(await countKnownOn('2026-12-01')).toBe(14);
  });
});

describe('the list of types in scenarios/README.md', () => {
  it.each(worldTypes)('has %s and what it is for', (type) => {
    const row = readme.split('\n').find((line) => line.includes(`| \`${type}\``));
    expect(row?.replace(/\s+/g, ' ')).toContain(typeHelp[type]);
    expect(readme).toContain(`| ${vocabulary[type].family} `);
  });
});
