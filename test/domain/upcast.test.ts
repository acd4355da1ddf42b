import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventSchema, eventTypes, versionOf } from '../../domain/event.ts';
import { decodeEvent } from '../../domain/upcast.ts';

const line = readFileSync(new URL('fixtures/sanction-lifted-v1.jsonl', import.meta.url), 'utf8');
const stored = JSON.parse(line) as Record<string, unknown>;

describe('old shapes', () => {
  it('should read a relief of version 1, of one measure, as one of a list', () => {
    const event = decodeEvent(line);
    expect(event.v).toBe(2);
    expect(event.data).toEqual({
      measures: ['nine-firms'],
      form: 'licence',
      expires: '2016-04-30',
      named: [],
    });
    expect(eventSchema.safeParse(event).success).toBe(true);
  });

  it('should leave what is current as it is', () => {
    const current = { ...stored, v: 2, data: { measures: ['a'], form: 'repeal', named: [] } };
    expect(decodeEvent(JSON.stringify(current))).toEqual(current);
  });

  it.each(eventTypes)('should refuse a %s from the future, saying what to do', (type) => {
    const v = versionOf(type) + 1;
    expect(() => decodeEvent(JSON.stringify({ ...stored, type, v }))).toThrow(
      `${type} version ${v} is newer than this detente knows (${v - 1}): update detente`,
    );
  });

  it('should refuse a version that no step leads up from', () => {
    expect(() => decodeEvent(JSON.stringify({ ...stored, v: 0 }))).toThrow(
      /no way up from version 0/,
    );
  });
});
