import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toArray } from '../../domain/chunks.ts';
import { entryOf } from '../../domain/entry.ts';
import { eventTypes } from '../../domain/event.ts';
import { foldOwned, initialState, projections, projectionsVersion } from '../../projections/all.ts';
import { summaryNames, summaryOf } from '../../projections/summary.ts';
import { imposes } from '../words.ts';
import { filesIn } from './sources.ts';

const all = Object.values(projections);

describe('projections', () => {
  it.each(all.map(({ name }) => name))('should have %s in the file of that name', (name) => {
    expect(readFileSync(`projections/${name}.ts`, 'utf8')).toContain(`name: '${name}'`);
  });

  it('should each have a version, which names the snapshots', () => {
    for (const { version } of all) {
      expect(Number.isInteger(version) && version > 0).toBe(true);
    }
    expect(projectionsVersion.split(' ')).toHaveLength(all.length);
  });

  it('should handle only types that exist', () => {
    for (const { apply } of all) {
      for (const type of Object.keys(apply)) expect(eventTypes).toContain(type);
    }
  });

  it('should be registered wherever a file has one', () => {
    const names = filesIn(['projections'], '.ts')
      .filter(({ text }) => /^export const \w+: Projection</m.test(text))
      .map(({ path }) => path.replace(/^projections\/|\.ts$/g, ''));
    expect(names.length).toBeGreaterThan(10);
    expect(names).toEqual(all.map(({ name }) => name).sort());
  });

  it('should each have a summary that is plain data', () => {
    expect(summaryNames).toEqual(all.map(({ name }) => name));
    for (const name of summaryNames) {
      const summary = summaryOf(name, initialState(), 0, 'target');
      expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    }
  });

  it('should look for anomalies before anything else changes the world', () => {
    // A measure may be imposed once: whoever looked afterwards would find it imposed already.
    const imposed = entryOf(imposes('sender', 'oil-embargo', '2020-01-01'), 'case-example', 0);
    expect(toArray(foldOwned(initialState(), [imposed]).anomalies)).toEqual([]);
    expect(projectionsVersion).toMatch(/^anomalies:/);
  });
});
