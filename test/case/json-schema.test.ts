import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { worldTypes } from '../../src/history/edit/schema.ts';
import { jsonSchemaOf, jsonSchemas } from '../../src/case/json-schema.ts';
import { planFile } from '../../scripts/back-test/plan.ts';
import { modelJsonSchema } from '../../src/simulate/model/model-schema.ts';

const scenarios = resolve(import.meta.dirname, '../../scenarios');
const schemas = {
  ...jsonSchemas(),
  model: modelJsonSchema(),
  backtests: jsonSchemaOf('back-tests.yaml: from which dates models are tried', planFile),
};
type SchemaName = keyof typeof schemas;
const cases = parse(readFileSync(join(scenarios, 'cases.yaml'), 'utf8')) as string[];
const shipped = cases.flatMap((name) =>
  readdirSync(join(scenarios, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(name, file)),
);

interface Ajv {
  compile(schema: object): { (data: unknown): boolean; errors?: unknown };
}

/** The linter brings a validator along; where it no longer does, there is nothing to check with. */
function validator(): Ajv | undefined {
  try {
    const Validator = createRequire(import.meta.url)('ajv') as new (options: object) => Ajv;
    return new Validator({ allErrors: true });
  } catch {
    return undefined;
  }
}
const ajv = validator();

describe('the schemas beside the cases', () => {
  it.each(Object.keys(schemas) as SchemaName[])('%s is current', async (name) => {
    const file = join(scenarios, 'schemas', `${name}.schema.json`);
    const options = await resolveConfig(file);
    const current = await format(JSON.stringify(schemas[name]), { ...options, parser: 'json' });
    expect(readFileSync(file, 'utf8'), 'run: node scripts/write-schemas.ts').toBe(current);
  });

  it('tell the types of events apart by `type`, each with its own `data`', () => {
    const { items, definitions } = schemas.events as {
      items: { oneOf: { properties: Record<string, { const?: string; $ref?: string }> }[] };
      definitions: Record<string, { description: string }>;
    };
    const types = items.oneOf.map(({ properties }) => properties['type']?.const);
    expect(types).toEqual([...worldTypes, 'EventCorrected']);
    for (const type of worldTypes) {
      const alternative = items.oneOf[types.indexOf(type)];
      const shape = type === 'CountermeasureImposed' ? 'SanctionImposed' : type;
      expect(alternative?.properties['data']).toEqual({ $ref: `#/definitions/${shape}` });
      expect(definitions[shape]?.description).toMatch(/\.$/);
    }
  });
});

describe.each(shipped)('%s', (file) => {
  const path = join(scenarios, file);
  const text = readFileSync(path, 'utf8');
  const [, reference = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];

  it('says in its first line which schema editors should use', () => {
    expect(reference).toMatch(/^(?:\.\.\/){1,2}schemas\/[a-z]+\.schema\.json$/);
    expect(existsSync(resolve(dirname(path), reference))).toBe(true);
  });

  it.skipIf(ajv === undefined)('follows it', () => {
    const [, name = ''] = /schemas\/([a-z]+)\./.exec(reference) ?? [];
    const validate = ajv?.compile(schemas[name as SchemaName]);
    expect(validate?.(parse(text)), JSON.stringify(validate?.errors).slice(0, 500)).toBe(true);
  });
});

describe.skipIf(ajv === undefined)('an event that is not right', () => {
  const event = {
    key: 'talks',
    type: 'TalksHeld',
    occurred: 2020,
    actor: 'a',
    summary: 'They talk.',
    sources: [{ source: 's' }],
    data: { parties: ['a', 'b'], form: 'visit' },
  };
  const validate = ajv?.compile(schemas.events);

  it.each([
    ['nothing', event, true],
    ['a misspelt type', { ...event, type: 'TalkHeld' }, false],
    ['data of another type', { ...event, data: { offer: 'x' } }, false],
    ['an unknown field', { ...event, sumary: 'x' }, false],
    ['no source', { ...event, sources: [] }, false],
  ])('is caught: %s', (_, wrong, valid) => {
    expect(validate?.([wrong])).toBe(valid);
  });
});
