import { z } from 'zod';

/** A schema as JSON Schema 2020-12, which is what OpenAPI 3.1 holds. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Collects the named schemas of a document while others that refer to them are written out. */
export class Components {
  readonly #byName = new Map<string, string>();

  /** What a request may hold (`input`), or what an answer holds (`output`). */
  write(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs, ...root } = without(z.toJSONSchema(schema, { io }), ['$schema']);
    for (const [name, written] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
      this.#keep(nameOf(name), renamed(JSON.stringify(without(written, ['id', '$id']))));
    }
    return JSON.parse(renamed(JSON.stringify(root))) as JsonSchema;
  }

  /** All that were met, by name. */
  all(): Record<string, JsonSchema> {
    const sorted = [...this.#byName].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([name, text]) => [name, JSON.parse(text) as JsonSchema]));
  }

  #keep(name: string, text: string): void {
    if ((this.#byName.get(name) ?? text) !== text) {
      throw new Error(`two schemas are called ${name}`);
    }
    this.#byName.set(name, text);
  }
}

/** The name it goes by. What refers to itself without a name is JSON as such. */
const nameOf = (own: string): string => (own.startsWith('__') ? 'Json' : own);

const without = (schema: object, fields: readonly string[]): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([field]) => !fields.includes(field)));

/** Turns references within one schema into references within the document. */
function renamed(text: string): string {
  return text.replaceAll(
    /"#\/\$defs\/(\w+)"/g,
    (_, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  );
}
