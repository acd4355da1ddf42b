import { describe, expect, it } from 'vitest';
import { encodeEvent, eventSchema } from '../../domain/event.ts';
import { compareInstants } from '../../domain/text.ts';
import { decodeEvent } from '../../domain/upcast.ts';
import { cites, event, imposes, releases } from '../words.ts';

const release = releases(['ales'], '2025-12-13');
const refusal = (changed: object): string =>
  JSON.stringify(eventSchema.safeParse({ ...release, ...changed }).error?.issues ?? []);

describe('events', () => {
  it('should be written and read back byte for byte', () => {
    for (const each of [release, imposes('eu', 'ban', '1982-04-28?', { persons: 40 })]) {
      const text = encodeEvent(each);
      expect(decodeEvent(text)).toEqual(each);
      expect(encodeEvent(decodeEvent(text))).toBe(text);
      expect(encodeEvent(eventSchema.parse(JSON.parse(text)))).toBe(text);
    }
  });

  it('should be written with keys in one order, however they came', () => {
    const reversed = Object.fromEntries(Object.entries(release).reverse());
    expect(encodeEvent(eventSchema.parse(reversed))).toBe(encodeEvent(release));
  });

  it('should have a citation where documented, and a reason where hypothetical', () => {
    expect(refusal({ provenance: { kind: 'documented', citations: [] } })).toMatch(
      /at least one citation/,
    );
    expect(refusal({ provenance: { kind: 'documented' } })).not.toBe('[]');
    expect(refusal({ provenance: { kind: 'hypothetical' } })).not.toBe('[]');
    expect(refusal({ provenance: undefined })).not.toBe('[]');
    expect(refusal({ provenance: cites() })).toBe('[]');
  });

  it('should refuse fields nobody knows, other versions and other dates', () => {
    expect(refusal({ extra: 1 })).toMatch(/extra/);
    expect(refusal({ data: { ...release.data, extra: 1 } })).toMatch(/extra/);
    expect(refusal({ v: 2 })).not.toBe('[]');
    expect(refusal({ occurred: '2025-02-30' })).toMatch(/28 days/);
    expect(refusal({ summary: 'a\u202etxt' })).toMatch(/control characters/);
    expect(refusal({ actor: 'Not A Slug' })).toMatch(/lower-case/);
  });

  it('should name exactly one measure where relief is partial', () => {
    const lift = (measures: string[], persons?: number) => () =>
      event('SanctionLifted', 'eu', '2021-01-01', {
        measures,
        form: 'delisting',
        ...(persons === undefined ? {} : { persons }),
      });
    expect(lift(['a', 'b'])).not.toThrow();
    expect(lift(['a'], 5)).not.toThrow();
    expect(lift(['a', 'b'], 5)).toThrow(/exactly one measure/);
  });
});

describe('moments', () => {
  it('should be compared as moments, with or without milliseconds', () => {
    const inOrder = [
      '2026-11-24T04:59:59.999Z',
      '2026-11-24T05:00:00Z',
      '2026-11-24T05:00:00.001Z',
      '2026-11-24T05:00:01Z',
    ];
    for (const [i, a] of inOrder.entries()) {
      for (const [j, b] of inOrder.entries()) {
        expect(Math.sign(compareInstants(a, b))).toBe(Math.sign(i - j));
      }
    }
    expect(compareInstants('2026-11-24T05:00:00Z', '2026-11-24T05:00:00.000Z')).toBe(0);
  });
});
