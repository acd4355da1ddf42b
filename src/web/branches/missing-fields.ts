import type { FieldValues } from './event-draft.ts';
import { type Field, filled, inWords } from './fields.ts';

/** Required fields that hold nothing yet, in words: `matter`, `amount: unit`. */
export function lackingOf(fields: readonly Field[], draft: FieldValues): string[] {
  return fields.flatMap(({ name, required, shape }) => {
    const value = filled(draft[name]);
    const words = inWords(name);
    if (value === undefined) return required && shape.kind !== 'truth' ? [words] : [];
    if (shape.kind === 'group')
      return lackingOf(shape.fields, value as FieldValues).map((each) => `${words}: ${each}`);
    if (shape.kind !== 'list' || shape.of.kind !== 'group') return [];
    const inner = shape.of.fields;
    return (value as FieldValues[]).flatMap((each, i) =>
      lackingOf(inner, each).map((lacks) => `${words} ${i + 1}: ${lacks}`),
    );
  });
}

/** What is still to be filled in, as a sentence; undefined where nothing is. */
export function stillToFill(lacking: readonly string[]): string | undefined {
  return lacking.length === 0 ? undefined : `Fill in: ${lacking.join(', ')}.`;
}
