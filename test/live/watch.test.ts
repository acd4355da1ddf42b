import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventStore } from '../../src/store/port.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb/engine.ts';
import { openStore } from '../../src/store/open.ts';
import { toStored } from '../../src/history/stored-event.ts';
import { editBranch } from '../../src/history/edit/append.ts';
import { Peer } from '../eventstoredb/peer/server.ts';
import { forks, on } from '../history/scene.ts';
import { testFolder } from '../store/folder.ts';
import { detains, event, idOf, imposes, lifts, releases, STREAM } from '../words.ts';
import { atWork, linesIn } from './at-work.ts';

const path = testFolder();
const ban = imposes('usa', 'ban', '2020-01-05', { persons: 3 });
const lift = lifts('usa', 'ban', 'repeal', '2020-03-01', {}, { key: 'lift' });
const opened = event('CaseOpened', 'target', '2020-01-01', {
  case: 'test',
  title: 'A test',
  target: 'target',
  about: 'Nothing.',
});
const NOW = '2026-06-01T00:00:00Z';

async function fill(store: EventStore): Promise<void> {
  await store.append(STREAM, [opened, ban, lift].map(toStored), 'none');
  await forks(store, 'b', '2020-01-01');
}

describe('watching a record', () => {
  it('should tell what is appended and what stands differently by it', async () => {
    const file = path('record.db');
    await using store = await openStore(file);
    await fill(store);
    const watching = atWork('watch', 'test', '--store', file);
    await watching.says('watching test');

    await store.append(STREAM, [detains(['ales'], '2020-04-01')].map(toStored), 'any');
    await watching.says('ales');
    const fix = event(
      'EventCorrected',
      'target',
      '2026-02-01',
      { target: lift.id, withdrawn: true },
      { key: 'fix', provenance: { kind: 'correction', citations: [{ source: 'a-paper' }] } },
    );
    await store.append(STREAM, [fix, releases(['ales'], '2020-05-01', {})].map(toStored), 'any');
    await watching.says('→ free');
    watching.stop();

    expect(await watching.code).toBe(0);
    expect(watching.out()).toMatchInlineSnapshot(`
      "2020-04-01   target: PersonDetained
                   persondetained-target-2020-04-01-persons-ales-basis-arrest ·
                   PersonDetained
                   person ales: never detained → held (arrest)
      2020-03-01   target: EventCorrected
                   fix · EventCorrected
                   out: lift, usa: SanctionLifted
                   measure ban: ended → in-force, 3 persons and 0 entities listed
      2020-05-01   target: PrisonersReleased
                   prisonersreleased-target-2020-05-01-persons-ales-count-1-basis-
                   pardon · PrisonersReleased
                   person ales: held (arrest) → free
      "
    `);
  });

  it('should begin at the start when asked, as JSON lines, and end with the last one whole', async () => {
    const file = path('start.db');
    await using store = await openStore(file);
    await fill(store);
    const watching = atWork('watch', 'test', '--from-start', '--json', '--store', file);
    await watching.says('"key":"lift"');
    watching.stop();

    expect(await watching.code).toBe(0);
    expect(
      linesIn(watching.out()).map(({ revision, key, effects }) => [revision, key, effects]),
    ).toEqual([
      [0, opened.key, []],
      [
        1,
        ban.key,
        [
          {
            what: 'measure',
            name: 'ban',
            before: 'not imposed',
            after: expect.stringMatching(/^in-force/) as string,
          },
        ],
      ],
      [
        2,
        'lift',
        [
          {
            what: 'measure',
            name: 'ban',
            before: expect.stringMatching(/^in-force/) as string,
            after: 'ended',
          },
        ],
      ],
    ]);
  });

  it('should say which timeline is not there', async () => {
    const file = path('none.db');
    await using store = await openStore(file);
    await fill(store);
    const watching = atWork('watch', 'tset', '--store', file);
    expect(await watching.code).toBe(2);
    expect(watching.err()).toContain('no timeline "tset"');
  });
});

describe('watching a branch', () => {
  it('should tell from another process what an edit takes out, and what falls by it', async () => {
    const file = path('processes.db');
    await using store = await openStore(file);
    await fill(store);
    const watching = spawn(
      process.execPath,
      ['src/cli/main.ts', 'watch', 'b', '--from-start', '--json', '--store', file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let told = '';
    watching.stdout.on('data', (text: Buffer) => (told += text.toString()));
    // An edit that it tells from the start says that it is there.
    await on(store, 'test~b').drops('lift');
    await vi.waitFor(() => {
      expect(linesIn(told).length).toBe(1);
    }, 20_000);
    const editing = spawn(
      process.execPath,
      ['src/cli/main.ts', 'edit', 'b', 'undo', '--store', file],
      { stdio: 'ignore' },
    );
    await once(editing, 'exit');
    await editBranch(store, {
      branch: 'test~b',
      edit: { kind: 'drop', target: ban.key },
      reason: 'to see',
      recorded: NOW,
    });
    await vi.waitFor(() => {
      expect(linesIn(told).length).toBe(3);
    }, 20_000);
    watching.kill('SIGINT');
    const [code] = (await once(watching, 'exit')) as [number | null];

    expect(code).toBe(0);
    expect(
      linesIn(told).map(({ key, events, effects, falls }) => ({
        key,
        events: events.map((each) => `${each.how} ${each.key}`),
        effects: effects.map(({ name, before, after }) => `${name}: ${before} → ${after}`),
        falls: falls.map((each) => each.key),
      })),
    ).toMatchInlineSnapshot(`
      [
        {
          "effects": [
            "ban: ended → in-force, 3 persons and 0 entities listed",
          ],
          "events": [
            "out lift",
          ],
          "falls": [],
          "key": "drop-1",
        },
        {
          "effects": [
            "ban: in-force, 3 persons and 0 entities listed → ended",
          ],
          "events": [
            "in lift",
          ],
          "falls": [],
          "key": "undo-2",
        },
        {
          "effects": [
            "ban: ended → not imposed",
          ],
          "events": [
            "out sanctionimposed-usa-2020-01-05-measure-ban-kind-listing-target-target-scope-som",
          ],
          "falls": [
            "lift",
          ],
          "key": "drop-3",
        },
      ]
    `);
  });
});

describe('watching a server', () => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await Peer.start();
  });
  afterAll(() => peer[Symbol.asyncDispose]());

  it('should tell the same', async () => {
    await using store = openEventStoreDb(peer.connectionString);
    await fill(store);
    const watching = atWork('watch', 'b', '--json', '--store', peer.connectionString);
    await watching.says('watching test~b');

    await on(store, 'test~b').drops(ban.key);
    await watching.says('"falls"');
    watching.stop();

    expect(await watching.code).toBe(0);
    const [line] = linesIn(watching.out());
    expect(line?.falls.map(({ key }) => key)).toEqual(['lift']);
    expect(idOf('lift')).toBe(lift.id);
  });
});
