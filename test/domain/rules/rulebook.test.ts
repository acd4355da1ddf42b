import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../domain/event.ts';
import { rules } from '../../../domain/rules.ts';

const folder = new URL('.', import.meta.url);
const blocks = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split(/^describe\(/m));

describe('the rulebook', () => {
  it('should name each rule once, in a sentence', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, says } of rules) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
      expect(says).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('should watch types that exist', () => {
    for (const { types } of rules) for (const type of types) expect(eventTypes).toContain(type);
  });

  it.each(rules.map(({ name }) => name))('should have a case for and against %s', (name) => {
    const block = blocks.find((text) => text.startsWith(`'${name}'`)) ?? '';
    expect(block).toContain('thenAccepted()');
    expect(block.replaceAll(/\(\s+/g, '(')).toContain(`thenRefused('${name}'`);
  });
});
