import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../domain/event.ts';
import { initialState, projections, projectionsVersion } from '../../projections/all.ts';
import { summaryNames, summaryOf } from '../../projections/summary.ts';

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

  it('should each have a summary that is plain data', () => {
    expect([...summaryNames].sort()).toEqual(all.map(({ name }) => name).sort());
    for (const name of summaryNames) {
      const summary = summaryOf(name, initialState(), 0, 'target');
      expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    }
  });

  it('should look for anomalies before anything else changes the world', () => {
    expect(Object.keys(projections)[0]).toBe('anomalies');
  });
});
