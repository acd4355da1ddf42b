import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { anomaliesIn } from '../../projections/anomalies.ts';
import { checkClaims } from '../../src/case/claims.ts';
import { compileRecord } from '../../src/case/compile.ts';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { rivalSourcesOf } from '../../src/case/references.ts';
import { openTimeline, replay } from '../../src/history/timeline.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { type Shipped, shipped } from './shipped.ts';

const names = readdirSync('scenarios', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'schemas')
  .map(({ name }) => name);

describe.each(names)('the case %s', (name) => {
  const files = readCase(`scenarios/${name}`);

  it('should cite a source that exists for every documented event and rival number', () => {
    const sources = new Set(files.sources.map(({ source }) => source));
    const { events } = compileRecord(files);
    const documented = events.filter(({ provenance }) => provenance.kind === 'documented');
    expect(documented.length).toBeGreaterThan(0);
    for (const { key, provenance, data } of events) {
      if (provenance.kind !== 'documented' && provenance.kind !== 'correction') continue;
      expect(provenance.citations.length, key).toBeGreaterThan(0);
      for (const { source } of provenance.citations) expect(sources, key).toContain(source);
      for (const source of rivalSourcesOf(data)) expect(sources, key).toContain(source);
    }
  });

  it('should be the same when imported again', async () => {
    const store = new MemoryStore();
    const first = await importCase(store, files);
    const again = await importCase(store, files);
    expect(again.appended).toBe(0);
    expect(again.head.hash).toBe(first.head.hash);
  });

  it('should contradict no rule without our knowing', async () => {
    const store = new MemoryStore();
    await importCase(store, files);
    const { anomalies } = await replay(await openTimeline(store, name));
    expect(anomaliesIn(anomalies).map(({ key, rule }) => `${key} ${rule}`)).toEqual([]);
  });
});

describe('the article’s claims', () => {
  let belarus: Shipped;
  beforeAll(async () => {
    belarus = await shipped('belarus');
  });

  it('should all be accounted for, S01 to S32', () => {
    const expected = Array.from({ length: 32 }, (_, i) => `s${String(i + 1).padStart(2, '0')}`);
    expect(belarus.files.claims.map(({ claim }) => claim).sort()).toEqual(expected);
  });

  it('should each be answered by the record', async () => {
    expect(await checkClaims(belarus.record, belarus.files.claims)).toEqual([]);
  });

  it('should be told when an answer does not hold', async () => {
    const claim = (answer: object) =>
      [
        { claim: 'x', text: 'A claim.', answers: [answer] },
      ] as unknown as typeof belarus.files.claims;
    const says = async (answer: object) =>
      (await checkClaims(belarus.record, claim(answer))).map(({ message }) => message);
    expect(await says({ event: 'no-such-event' })).toEqual(['no event "no-such-event"']);
    expect(await says({ event: 'b15-release', field: 'data.count.value', equals: 124 })).toEqual([
      'event b15-release, data.count.value: found 123, not 124',
    ]);
    expect(await says({ event: 'b15-release', field: 'data.constructor' })).toEqual([
      'event b15-release has no data.constructor',
    ]);
    expect(await says({ source: 'nobody' })).toEqual(['no source "nobody"']);
    expect(await says({ actor: 'nobody' })).toEqual(['no actor "nobody"']);
    expect(await says({ projection: 'weather', path: 'a', equals: 1 })).toEqual([
      expect.stringMatching(/^no projection "weather": there are sanctions-register, custody/),
    ]);
    expect(
      await says({
        projection: 'sanctions-register',
        at: '2026-02-26',
        path: 'lists.eu-belarus.computed.entities',
        equals: 57,
      }),
    ).toEqual([
      'sanctions-register on 2026-02-26, lists.eu-belarus.computed.entities: found 54, not 57',
    ]);
  });
});
