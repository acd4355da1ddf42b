import { describe, expect, it } from 'vitest';
import { dataSchemas, eventTypes } from '../../domain/event.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import {
  addable,
  aroundFields,
  dataFieldsOf,
  toldFields,
} from '../../src/web/branches/event-draft.ts';
import { fieldsOf, filled, inWords } from '../../src/web/branches/fields.ts';
import { lackingOf, stillToFill } from '../../src/web/branches/fields.ts';
import { calendarOf, rowsOf } from '../../src/web/branches/tree-rows.ts';

describe('forms made from the schemas', () => {
  it('should exist for every type of event that can happen', () => {
    const types = eventTypes.filter((type) => roleOf(type) === 'world');
    expect(types.length).toBeGreaterThan(25);
    for (const type of types) {
      expect(fieldsOf(dataSchemas[type]).map(({ name }) => name)).toEqual(
        Object.keys(dataSchemas[type].shape),
      );
    }
  });

  it('should ask for names, dates, numbers, choices, lists and groups as the schema has them', () => {
    const shapes = Object.fromEntries(
      fieldsOf(dataSchemas.SanctionImposed).map((each) => [each.name, each]),
    );
    expect(shapes).toMatchObject({
      measure: { required: true, shape: { kind: 'text', of: 'name' } },
      kind: { required: true, shape: { kind: 'choice' } },
      expires: { required: false, shape: { kind: 'text', of: 'date' } },
      persons: { required: false, shape: { kind: 'quantity' } },
      named: { required: false, shape: { kind: 'list', of: { kind: 'text', of: 'name' } } },
      totals: { shape: { kind: 'group', fields: [{ name: 'persons' }, { name: 'entities' }] } },
    });
  });

  it('should leave out what was left empty, at any depth, and keep no and 0', () => {
    const held = { a: ' x ', b: '', c: [], d: [{ e: '' }], f: { g: undefined }, h: false, i: 0 };
    expect(filled(held)).toEqual({ a: 'x', h: false, i: 0 });
    expect(filled({ a: { b: [''] } })).toBeUndefined();
  });

  it('should be labelled in words', () => {
    expect(inWords('onAccountOf')).toBe('on account of');
  });
});

describe('what is still to be filled in', () => {
  it('should be named in words, within groups and lists too, and optional fields never', () => {
    expect(lackingOf(toldFields, { occurred: '2025-12-13', actor: '  ' })).toEqual([
      'actor',
      'summary',
    ]);
    expect(lackingOf(aroundFields, {})).toEqual([]);
    expect(lackingOf(aroundFields, { because: [{ event: 'a' }, { says: 'b' }] })).toEqual([
      'because 1: says',
      'because 2: event',
    ]);
    expect(stillToFill([])).toBeUndefined();
    expect(stillToFill(['actor', 'summary'])).toBe('Fill in: actor, summary.');
  });

  it.each(addable)('should be all that the schema of %s asks for', (type) => {
    const lacking = lackingOf(dataFieldsOf(type), {});
    const { error } = dataSchemas[type].safeParse({});
    const asked = new Set(error?.issues.map(({ path }) => inWords(String(path[0]))));
    for (const each of lacking) expect(asked).toContain(each);
  });
});

describe('the calendar of the branch tree', () => {
  it('should reach to what a branch changes after the record has ended', () => {
    const record = { case: 'c', title: 'C', about: '', events: 2, sources: 1 };
    const view = {
      ...record,
      from: '2020-01-01',
      to: '2020-03-01',
      head: { revision: 1, hash: '' },
      branches: [],
    };
    const day = parseEdtf('2021-06-01').start;
    expect(calendarOf(view, []).last).toBe(parseEdtf('2020-03-01').end);
    expect(calendarOf(view, [day]).last).toBe(day);
    // What is recorded is drawn no longer than it is.
    expect(rowsOf(view, calendarOf(view, []))[0]?.to).toBe(100);
    expect(rowsOf(view, calendarOf(view, [day]))[0]?.to).toBeLessThan(20);
  });
});
