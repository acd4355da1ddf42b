import { describe, expect, it } from 'vitest';
import { dataSchemas, eventTypes } from '../../domain/event.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import { fieldsOf, filled, inWords } from '../../src/web/branches/fields.ts';

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
