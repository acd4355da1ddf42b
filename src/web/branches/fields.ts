import type { z } from 'zod';
import { quantity } from '../../../domain/quantity.ts';
import { edtf, prose, slug } from '../../../domain/text.ts';

/** What a form asks for: made from the schemas, so that it asks for what they take. */
export type FieldShape =
  | { readonly kind: 'text'; readonly of: 'name' | 'prose' | 'date' | 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'truth' }
  | { readonly kind: 'list'; readonly of: FieldShape }
  | { readonly kind: 'group'; readonly fields: readonly Field[] };

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly shape: FieldShape;
}

/** Leaves that are known by what they are, whatever they are built of. */
const LEAVES = new Map<unknown, FieldShape>([
  [slug, { kind: 'text', of: 'name' }],
  [prose, { kind: 'text', of: 'prose' }],
  [edtf, { kind: 'text', of: 'date' }],
  [quantity, { kind: 'quantity' }],
]);

/** The fields of an object's schema, in its order. Throws where a schema has a kind of no form. */
export function fieldsOf(schema: z.ZodType): Field[] {
  const { shape } = bare(schema);
  if (shape.kind !== 'group') throw new Error('a form is made from the schema of an object');
  return [...shape.fields];
}

function bare(schema: z.core.$ZodType): { shape: FieldShape; required: boolean } {
  const known = LEAVES.get(schema);
  if (known !== undefined) return { shape: known, required: true };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
      return { shape: bare(def.innerType).shape, required: false };
    case 'object':
      return {
        shape: { kind: 'group', fields: Object.entries(def.shape).map(fieldOf) },
        required: true,
      };
    case 'array':
      return { shape: { kind: 'list', of: bare(def.element).shape }, required: true };
    case 'enum':
      return { shape: { kind: 'choice', options: Object.keys(def.entries) }, required: true };
    case 'boolean':
      return { shape: { kind: 'truth' }, required: true };
    case 'number':
      return { shape: { kind: 'number' }, required: true };
    case 'string':
      return { shape: { kind: 'text', of: 'text' }, required: true };
    default:
      throw new Error(`no form is made for ${def.type}`);
  }
}

const fieldOf = ([name, schema]: [string, z.core.$ZodType]): Field => ({ name, ...bare(schema) });

/** What the fields hold, without what was left empty; undefined where nothing is left. */
export function filled(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const kept = value.map(filled).filter((each) => each !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([name, each]) => [name, filled(each)] as const)
    .filter(([, each]) => each !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** `onAccountOf` → `on account of`. */
export const inWords = (name: string): string => name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();

/** Required fields that hold nothing yet, in words: `matter`, `amount: unit`. */
export function lackingOf(
  fields: readonly Field[],
  draft: Readonly<Record<string, unknown>>,
): string[] {
  return fields.flatMap(({ name, required, shape }) => {
    const value = filled(draft[name]);
    const words = inWords(name);
    if (value === undefined) return required && shape.kind !== 'truth' ? [words] : [];
    if (shape.kind === 'group')
      return lackingOf(shape.fields, value as Readonly<Record<string, unknown>>).map(
        (each) => `${words}: ${each}`,
      );
    if (shape.kind !== 'list' || shape.of.kind !== 'group') return [];
    const inner = shape.of.fields;
    return (value as Readonly<Record<string, unknown>>[]).flatMap((each, i) =>
      lackingOf(inner, each).map((lacks) => `${words} ${i + 1}: ${lacks}`),
    );
  });
}

/** What is still to be filled in, as a sentence; undefined where nothing is. */
export function stillToFill(lacking: readonly string[]): string | undefined {
  return lacking.length === 0 ? undefined : `Fill in: ${lacking.join(', ')}.`;
}
